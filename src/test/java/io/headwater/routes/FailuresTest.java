package io.headwater.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.kinesislocal.LocalKinesis;
import io.headwater.kinesislocal.LocalKinesisConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code failures}: a file that cannot be published stays, one line says why, and the next file goes on. */
class FailuresTest {
    @TempDir
    Path folder;

    @Test
    void goesOnWithTheNextFileAfterOneThatCannotBeRead() throws Exception {
        try (Workplace place =
                        new Workplace(folder).set("source.retry-after", "1h").start();
                Tap tap = place.tap();
                Log log = new Log()) {
            Path bad = place.drop("a.csv", "CUSTOMER_ID,CUSTOMER_ID\n1,2\n");
            place.drop("b.csv", Rows.csv(0, 5));
            place.awaitArchived("b.csv");
            log.awaitMessage("a.csv");

            assertThat(bad).exists();
            assertThat(log.errors())
                    .singleElement()
                    .asString()
                    .contains("a.csv", "has the column 'CUSTOMER_ID' twice")
                    .doesNotContain("\n");
            assertThat(log.hasTrace()).isFalse();
            assertThat(tap.numbers()).containsExactlyInAnyOrderElementsOf(Rows.numbers(0, 5));
        }
    }

    @Test
    void keepsAFileWhoseStreamDoesNotExistUntilItDoes() throws Exception {
        try (LocalKinesis kinesis =
                        LocalKinesis.start(LocalKinesisConfig.defaults().withPort(0));
                Workplace place = new Workplace(folder)
                        .set("kinesis.endpoint", kinesis.endpoint().toString())
                        .start();
                Log log = new Log()) {
            Path file = place.drop("rows.csv", Rows.csv(0, 5));
            log.awaitMessage("rows.csv");
            assertThat(file).exists();
            assertThat(log.errors().get(0))
                    .contains("rows.csv", Tap.STREAM, "not found", "nothing of it was sent")
                    .doesNotContain("\n");
            assertThat(log.hasTrace()).isFalse();

            kinesis.createStream(Tap.STREAM, 2);
            place.awaitArchived("rows.csv");
            try (Tap tap = new Tap(kinesis)) {
                assertThat(tap.numbers()).containsExactlyInAnyOrderElementsOf(Rows.numbers(0, 5));
            }
        }
    }

    @Test
    void keepsAFileThatIsBeingReadWhenHeadwaterStops() throws Exception {
        try (LocalKinesis kinesis =
                        LocalKinesis.start(LocalKinesisConfig.defaults().withPort(0));
                Workplace place = new Workplace(folder)
                        .set("kinesis.endpoint", kinesis.endpoint().toString())
                        .set("publish.batch-size", "10");
                Log log = new Log()) {
            kinesis.createStream(Tap.STREAM, 2);
            try (Tap tap = new Tap(kinesis)) {
                Path file = place.drop("rows.csv", Rows.csv(0, 60_000));
                place.start();
                tap.awaitRecords(500);
                place.stop();
                assertThat(file).exists();
                assertThat(tap.records()).hasSizeLessThan(60_000);
                assertThat(log.errors()).isEmpty();
                assertThat(log.hasTrace()).isFalse();

                place.start();
                place.awaitArchived("rows.csv");
                assertThat(tap.numbers()).containsExactlyInAnyOrderElementsOf(Rows.numbers(0, 60_000));
            }
        }
    }

    @Test
    void readsNoFurtherAfterAFailureAndSetsRejectedRowsAsideOnce() throws Exception {
        try (HttpReceiver receiver = new HttpReceiver((n, body) -> HttpReceiver.Reply.of(500));
                Workplace place = new Workplace(folder)
                        .set("publish.to", "http")
                        .set("http.url", receiver.url())
                        .set("publish.batch-size", "10")
                        .set("publish.in-flight", "1")
                        .set("publish.give-up-after", "100ms")
                        .start();
                Log log = new Log()) {
            String early = Rows.csv(0, 5) + "1,bad,row\n" + Rows.lines(5, 10_000);
            place.drop("rows.csv", early + "1,bad,last row\n");
            Await.until(() -> log.errors().size() >= 3, () -> "errors: " + log.errors());
            assertThat(Workplace.names(place.rejected())).containsExactly("rows.csv");
            assertThat(place.rejected().resolve("rows.csv")).content().doesNotContain("last row");
            assertThat(log.hasTrace()).isFalse();

            receiver.answer((n, body) -> HttpReceiver.Reply.of(200));
            place.awaitArchived("rows.csv");
            assertThat(receiver.acknowledgedNumbers()).containsExactlyInAnyOrderElementsOf(Rows.numbers(0, 10_000));
            assertThat(Workplace.names(place.rejected())).containsExactly("rows.csv");
            assertThat(Files.readAllLines(place.rejected().resolve("rows.csv"))).hasSize(3);
        }
    }
}
