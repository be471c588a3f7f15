package io.headwater.stocks.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.stocks.DailyBar;
import io.headwater.stocks.DateRange;
import io.headwater.stocks.Yahoo;
import io.headwater.stocks.lookup.StockHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which row is the next one, whatever becomes of rows, positions and providers. */
class StockStreamTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 6);
    private static final StreamChoice CHOICE =
            new StreamChoice(List.of("AAPL"), new DateRange(FIRST, FIRST.plusDays(30)), "stocks", "eu-west-1");
    private static final RowFormat FORMAT = new RowFormat(List.of("Date", "Close"), false);

    @TempDir
    private Path temp;

    private final AtomicLong now = new AtomicLong(-5);
    private final AtomicInteger fetches = new AtomicInteger();

    private Path file() {
        return temp.resolve("state/position.json");
    }

    private static List<StockHistory> history(StockHistory.Source source, int days) {
        List<DailyBar> bars = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            bars.add(Yahoo.bar(FIRST.plusDays(day), day));
        }
        return List.of(new StockHistory("AAPL", "yahoo", source, bars, 0, List.of()));
    }

    private StockStream stream(StockHistory.Source source, int days) {
        return stream(() -> history(source, days));
    }

    private StockStream stream(Supplier<List<StockHistory>> source) {
        HistoryFetch fetch = new HistoryFetch(
                CHOICE.history(),
                () -> {
                    fetches.incrementAndGet();
                    return source.get();
                },
                Runnable::run,
                Duration.ofNanos(100),
                now::get);
        return new StockStream(CHOICE, FORMAT, false, fetch, new StreamPositionFile(file()));
    }

    private static StreamedRow next(StockStream stream) {
        return Objects.requireNonNull(stream.next(), "no next row");
    }

    private static void send(StockStream stream, int rows) {
        for (int i = 0; i < rows; i++) {
            stream.sent(next(stream));
        }
    }

    @Test
    void aRowIsTheNextOneUntilItIsSent() {
        StockStream stream = stream(StockHistory.Source.REMOTE, 3);
        StreamedRow first = next(stream);

        stream.notSent(first, "no room");
        assertThat(next(stream)).isEqualTo(first);
        stream.sent(first);
        assertThat(next(stream).number()).isEqualTo(2);
        stream.sent(first);
        assertThat(next(stream).number()).as("said twice of the same row").isEqualTo(2);
        send(stream, 2);
        assertThat(stream.next()).as("behind the end").isNull();
        assertThat(stream.progress()).isEqualTo(new StreamProgress(CHOICE.history(), "2020-01-08", 3, 3, 1));
        assertThat(fetches).hasValue(1);
    }

    @Test
    void thePositionIsOnDiskBeforeTheNextRow() throws IOException {
        StockStream crashed = stream(StockHistory.Source.REMOTE, 5);
        send(crashed, 2);
        next(crashed);

        assertThat(Files.readString(file())).contains("\"date\" : \"2020-01-07\"", "\"row\" : 2");
        assertThat(next(stream(StockHistory.Source.REMOTE, 5)).number()).isEqualTo(3);
    }

    @Test
    void goesOnWithDaysThatThereAreByNow() {
        send(stream(StockHistory.Source.REMOTE, 3), 3);
        StockStream later = stream(StockHistory.Source.REMOTE, 5);

        assertThat(next(later).date()).isEqualTo(FIRST.plusDays(3));
    }

    @Test
    void realRowsDoNotGoOnWhereMadeUpOnesEnded() {
        send(stream(StockHistory.Source.SYNTHETIC, 5), 2);

        assertThat(next(stream(StockHistory.Source.REMOTE, 5)).number()).isEqualTo(1);
        assertThat(next(stream(StockHistory.Source.SYNTHETIC, 5)).number()).isEqualTo(3);
    }

    @Test
    void aPositionThatCannotBeReadIsNone() throws IOException {
        for (String text : List.of("", "{}", "[1]", "{\"symbols\":[],\"from\":\"soon\"}", "\u0000")) {
            Files.createDirectories(temp.resolve("state"));
            Files.writeString(file(), text);
            assertThat(next(stream(StockHistory.Source.REMOTE, 5)).number())
                    .as(text)
                    .isEqualTo(1);
        }
    }

    @Test
    void aPositionThatCannotBeWrittenHoldsNothingUp() throws IOException {
        Files.writeString(temp.resolve("state"), "a file where the folder should be");
        StockStream stream = stream(StockHistory.Source.REMOTE, 3);
        send(stream, 3);

        assertThat(stream.next()).isNull();
    }

    @Test
    void asksAgainAfterAWaitWhereThereIsNothing() {
        StockStream stream = stream(() -> history(StockHistory.Source.REMOTE, fetches.get() < 3 ? 0 : 2));

        assertThat(stream.next()).isNull();
        assertThat(stream.next()).isNull();
        assertThat(stream.progress().ofRows()).isZero();
        now.addAndGet(99);
        assertThat(stream.next()).isNull();
        assertThat(fetches).hasValue(1);
        now.addAndGet(1);
        assertThat(stream.next()).isNull();
        assertThat(fetches).hasValue(2);
        now.addAndGet(100);
        assertThat(next(stream).line()).isEqualTo("{\"Date\":\"2020-01-06\",\"Close\":0.5}\n");
    }

    @Test
    void waitsForTheWholeHistoryWhereOnlyAPartOfItIsCached() {
        StockStream stream = stream(() ->
                fetches.get() == 1 ? history(StockHistory.Source.STALE, 2) : history(StockHistory.Source.REMOTE, 5));

        assertThat(stream.next()).isNull();
        now.addAndGet(100);
        send(stream, 5);
        assertThat(stream.next()).isNull();
    }

    @Test
    void anErrorOfWhoeverGivesTheHistoryIsAsMuchAReasonToAskAgain() {
        StockStream stream = stream(() -> {
            if (fetches.get() == 1) {
                throw new IllegalStateException("a mistake");
            }
            return history(StockHistory.Source.REMOTE, 1);
        });

        assertThat(stream.next()).isNull();
        now.addAndGet(100);
        assertThat(next(stream).number()).isEqualTo(1);
    }
}
