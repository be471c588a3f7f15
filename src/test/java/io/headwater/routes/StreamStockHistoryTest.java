package io.headwater.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.kinesislocal.faults.Fault;
import io.headwater.kinesislocal.faults.FaultPlan;
import io.headwater.stocks.StockServer;
import io.headwater.stocks.Yahoo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesis.model.Record;

/** {@code stream-stock-history}: from files and providers into a stream, row by row. */
@Timeout(90)
class StreamStockHistoryTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

    @TempDir
    Path folder;

    /** One shard, so that records can be read back in the order in which they came. */
    private Workplace place() throws Exception {
        return new Workplace(folder)
                .set("kinesis.local.shards", "1")
                .set("stocks.enabled", "true")
                .set("stocks.interval", "2ms")
                .set("stocks.providers", "csv");
    }

    private Workplace place(DeliveredStream stream) throws Exception {
        return place().set("kinesis.endpoint", stream.kinesis().endpoint().toString());
    }

    /** A file with a row for each step-th of these days, counted from the first one on. */
    private void history(String symbol, int from, int to, int step) throws Exception {
        StringBuilder csv = new StringBuilder("Date,Open,High,Low,Close,Adj Close,Volume\n");
        for (int day = from; day < to; day += step) {
            csv.append("%s,%d.10,%d.25,%d,%d.5,%d.123456789,%d\n"
                    .formatted(FIRST.plusDays(day), day, day, day, day, day, 100 * day));
        }
        Files.createDirectories(folder.resolve("stocks"));
        Files.writeString(folder.resolve("stocks").resolve(symbol + ".csv"), csv);
    }

    private static String line(int day) {
        return "{\"Date\":\"%s\",\"High\":%d.25,\"Low\":%d,\"Open\":%d.10,\"Close\":%d.5,\"Adj Close\":%d.123456789}\n"
                .formatted(FIRST.plusDays(day), day, day, day, day, day);
    }

    private static List<String> lines(int from, int to) {
        List<String> lines = new ArrayList<>();
        for (int day = from; day < to; day++) {
            lines.add(line(day));
        }
        return lines;
    }

    private static List<String> keys(Tap tap) {
        return tap.records().stream().map(Record::partitionKey).toList();
    }

    private static Tap tap(Workplace place) {
        return new Tap(place.kinesis(), DeliveredStream.STREAM);
    }

    @Test
    void putsEachRowInOrderWithItsDateAsKeyAndThenNoMore() throws Exception {
        history("AAPL", 0, 20, 1);
        try (Log log = new Log();
                Workplace place = place().start();
                Tap tap = tap(place)) {
            log.awaitMessage("Streamed 20 rows of the history of AAPL from 2020-01-01 to 2020-12-31");

            assertThat(tap.texts()).containsExactlyElementsOf(lines(0, 20));
            assertThat(keys(tap))
                    .containsExactlyElementsOf(FIRST.datesUntil(FIRST.plusDays(20))
                            .map(LocalDate::toString)
                            .toList());
            place.stop();
            assertThat(log.warnings()).isEmpty();
            assertThat(log.errors()).isEmpty();
        }
    }

    @Test
    void mergesSymbolsByDateAndSendsTheFieldsAndTheKeyThatAreAskedFor() throws Exception {
        history("AAPL", 0, 6, 1);
        history("MSFT", 1, 6, 2);
        try (Log log = new Log();
                Workplace place = place().set("stocks.symbols", "msft, AAPL")
                        .set("stocks.from", "2020-01-02")
                        .set("stocks.to", "2020-01-04")
                        .set("stocks.fields", "Symbol,Date,Volume")
                        .set("stocks.partition-key", "Symbol")
                        .start();
                Tap tap = tap(place)) {
            log.awaitMessage("to its end");

            assertThat(tap.texts())
                    .containsExactly(
                            "{\"Symbol\":\"MSFT\",\"Date\":\"2020-01-02\",\"Volume\":100}\n",
                            "{\"Symbol\":\"AAPL\",\"Date\":\"2020-01-02\",\"Volume\":100}\n",
                            "{\"Symbol\":\"AAPL\",\"Date\":\"2020-01-03\",\"Volume\":200}\n",
                            "{\"Symbol\":\"MSFT\",\"Date\":\"2020-01-04\",\"Volume\":300}\n",
                            "{\"Symbol\":\"AAPL\",\"Date\":\"2020-01-04\",\"Volume\":300}\n");
            assertThat(keys(tap)).containsExactly("MSFT", "AAPL", "AAPL", "MSFT", "AAPL");
        }
    }

    @Test
    void beginsAgainBehindTheLastRowIfItLoops() throws Exception {
        history("AAPL", 0, 3, 1);
        try (Workplace place = place().set("stocks.loop", "true").start();
                Tap tap = tap(place)) {
            tap.awaitRecords(8);

            assertThat(tap.texts().subList(0, 8))
                    .containsExactly(line(0), line(1), line(2), line(0), line(1), line(2), line(0), line(1));
        }
    }

    @Test
    void goesOnAfterRestartsWhereItStoppedAndStaysAtItsEnd() throws Exception {
        history("AAPL", 0, 60, 1);
        try (DeliveredStream stream = new DeliveredStream(1);
                Log log = new Log();
                Workplace place = place(stream).set("stocks.interval", "10ms");
                Tap tap = new Tap(stream.kinesis().endpoint(), DeliveredStream.STREAM)) {
            for (int enough : new int[] {5, 15, 30}) {
                place.start();
                tap.awaitRecords(enough);
                place.stop();
            }
            assertThat(tap.records()).hasSizeBetween(30, 59);
            place.start();
            tap.awaitRecords(60);
            place.stop();
            log.forget();
            place.start();
            log.awaitMessage("was streamed to its end before");
            place.stop();

            assertThat(tap.texts()).containsExactlyElementsOf(lines(0, 60));
            assertThat(log.warnings()).isEmpty();
        }
    }

    @Test
    void anotherChoiceBeginsAtItsFirstRow() throws Exception {
        history("AAPL", 0, 10, 1);
        try (DeliveredStream stream = new DeliveredStream(1);
                Log log = new Log();
                Workplace place = place(stream).set("stocks.to", "2020-01-05");
                Tap tap = new Tap(stream.kinesis().endpoint(), DeliveredStream.STREAM)) {
            place.start();
            tap.awaitRecords(5);
            place.stop();
            place.set("stocks.to", "2020-01-07").start();
            tap.awaitRecords(12);
            place.stop();

            List<String> expected = lines(0, 5);
            expected.addAll(lines(0, 7));
            assertThat(tap.texts()).containsExactlyElementsOf(expected);
            assertThat(log.warnings())
                    .anyMatch(line -> line.contains("begins at its first row")
                            && line.contains("is of another choice, AAPL from 2020-01-01 to 2020-01-05"));
        }
    }

    @Test
    void sendsEachRowAgainThatIsRefused() throws Exception {
        history("AAPL", 0, 30, 1);
        try (Log log = new Log();
                Workplace place = place().set(
                                "kinesis.local.faults",
                                "record-throttled=0.2,record-failed=0.1,internal-failure=0.1,seed=7")
                        .start();
                Tap tap = tap(place)) {
            log.awaitMessage("to its end");

            assertThat(tap.texts()).containsExactlyElementsOf(lines(0, 30));
        }
    }

    @Test
    void keepsTheRowThatThePublisherGivesUpAndSaysSoOnce() throws Exception {
        history("AAPL", 0, 20, 1);
        try (DeliveredStream stream = new DeliveredStream(1);
                Log log = new Log();
                Workplace place = place(stream).set("publish.give-up-after", "100ms");
                Tap tap = new Tap(stream.kinesis().endpoint(), DeliveredStream.STREAM)) {
            stream.kinesis().faults().follow(FaultPlan.parse("internal-failure=1"));
            place.start();
            log.awaitMessage("could not be stored");
            long failed = failures(stream);
            Await.until(() -> failures(stream) >= failed + 3, () -> failures(stream) + " failures");
            stream.kinesis().faults().follow(FaultPlan.none());
            log.awaitMessage("are stored again");
            log.awaitMessage("to its end");

            assertThat(tap.texts()).containsExactlyElementsOf(lines(0, 20));
            assertThat(log.warnings())
                    .filteredOn(line -> line.contains("could not be stored"))
                    .hasSize(1);
            assertThat(log.errors()).isEmpty();
        }
    }

    private static long failures(DeliveredStream stream) {
        return stream.kinesis().faults().injected().getOrDefault(Fault.INTERNAL_FAILURE, 0L);
    }

    @Test
    void asksAgainLaterWhereNoProviderHasTheHistoryAndSaysSoOnce() throws Exception {
        AtomicBoolean works = new AtomicBoolean();
        Yahoo yahoo = new Yahoo().list("AAPL", Yahoo.NEW_YORK, Yahoo.weekdays(FIRST, FIRST.plusDays(14)));
        try (StockServer server = StockServer.start(
                        request -> works.get() ? yahoo.answer(request) : StockServer.Answer.of(200, "nothing here"));
                Log log = new Log();
                Workplace place = place().set("stocks.providers", "yahoo")
                        .set("stocks.yahoo.url", server.url().toString())
                        .set("stocks.yahoo.cookie-url", server.url() + "/cookie")
                        .set("stocks.spacing", "0ms")
                        .set("stocks.retry-after", "100ms")
                        .start();
                Tap tap = tap(place)) {
            Await.until(
                    () -> server.requests().size() >= 6, () -> server.requests().size() + " requests");
            assertThat(log.errors()).hasSize(1);
            assertThat(log.errors().get(0)).contains("AAPL", "tried again every 0.1s (stocks.retry-after)");
            works.set(true);
            log.awaitMessage("to its end");

            assertThat(keys(tap))
                    .containsExactlyElementsOf(Yahoo.weekdays(FIRST, FIRST.plusDays(14)).stream()
                            .map(bar -> bar.date().toString())
                            .toList());
        }
    }

    @Test
    void stopsWhileAProviderDoesNotAnswer() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        try (StockServer server = StockServer.start(request -> {
                    awaitQuietly(stopped);
                    return StockServer.Answer.of(500, "");
                });
                Log log = new Log();
                Workplace place = place().set("stocks.providers", "yahoo")
                        .set("stocks.yahoo.url", server.url().toString())
                        .set("stocks.timeout", "10m")
                        .start()) {
            Await.until(() -> !server.requests().isEmpty(), () -> "no request");
            place.stop();
            stopped.countDown();
            assertThat(log.warnings()).noneMatch(line -> line.contains("Forc"));
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatIsMadeUpSaysSoInEachRow() throws Exception {
        try (Log log = new Log();
                Workplace place = place().set("stocks.providers", "sample")
                        .set("stocks.to", "2020-01-06")
                        .start();
                Tap tap = tap(place)) {
            log.awaitMessage("to its end");

            assertThat(tap.texts()).hasSize(4).allMatch(line -> line.endsWith(",\"Source\":\"synthetic sample\"}\n"));
            assertThat(log.warnings()).anyMatch(line -> line.contains("SYNTHETIC SAMPLE"));
        }
    }

    @Test
    void doesNotStartWithAChoiceThatIsNone() throws Exception {
        try (Workplace place = place().set("stocks.symbols", "AAPL,../x")
                .set("stocks.from", "2021-01-01")
                .set("stocks.to", "soon")) {
            assertThatThrownBy(place::start)
                    .hasMessageContaining("stocks.symbols = '../x': must be 1 to 24 letters")
                    .hasMessageContaining("stocks.to = 'soon': must be a day like 2020-01-31");
            place.set("stocks.symbols", "AAPL,MSFT").set("stocks.to", "2020-01-01");
            assertThatThrownBy(place::start)
                    .hasMessageContaining("stocks.from = '2021-01-01': must be no later day than stocks.to")
                    .hasMessageContaining("stocks.fields = 'Date,High,Low,Open,Close,Adj Close': must be with Symbol");
        }
    }
}
