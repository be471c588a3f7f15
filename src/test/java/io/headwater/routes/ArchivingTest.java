package io.headwater.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.kinesislocal.LocalKinesis;
import io.headwater.kinesislocal.LocalKinesisConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last step of {@code publish-files}: where delivered files go. */
class ArchivingTest {
    @TempDir
    Path folder;

    @Test
    void keepsBothFilesOfTheSameName() throws Exception {
        try (Workplace place = new Workplace(folder).start();
                Tap tap = place.tap()) {
            place.drop("rows.csv", Rows.csv(0, 3));
            place.awaitArchived("rows.csv");
            place.drop("rows.csv", Rows.csv(3, 5));
            place.awaitArchived("rows-2.csv");
            place.drop("rows.csv", Rows.csv(3, 5));
            place.awaitArchived("rows-3.csv");

            assertThat(place.archive().resolve("rows.csv")).hasContent(Rows.csv(0, 3));
            assertThat(place.archive().resolve("rows-2.csv")).hasContent(Rows.csv(3, 5));
            assertThat(tap.numbers()).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 3, 4);
            assertThat(Workplace.names(folder.resolve("state"))).containsExactly("running.lock");
        }
    }

    @Test
    void sendsNoRowAgainWhileTheArchiveCannotBeWrittenTo() throws Exception {
        try (LocalKinesis kinesis =
                        LocalKinesis.start(LocalKinesisConfig.defaults().withPort(0));
                Workplace place = new Workplace(folder)
                        .set("kinesis.endpoint", kinesis.endpoint().toString());
                Log log = new Log()) {
            kinesis.createStream(Tap.STREAM, 2);
            try (Tap tap = new Tap(kinesis)) {
                Files.createFile(place.archive());
                place.start();
                Path file = place.drop("rows.csv", Rows.csv(0, 1000));
                Await.until(() -> log.errors().size() >= 3, () -> "errors: " + log.errors());
                assertThat(log.errors()).allSatisfy(error -> assertThat(error)
                        .contains("rows.csv", "all its rows are delivered", place.archive() + " is a file and stands"));
                assertThat(file).exists();

                place.stop();
                place.start();
                int before = log.errors().size();
                Await.until(() -> log.errors().size() > before, () -> "errors: " + log.errors());
                assertThat(file).exists();
                assertThat(log.hasTrace()).isFalse();

                Files.delete(place.archive());
                place.awaitArchived("rows.csv");
                assertThat(tap.numbers()).containsExactlyInAnyOrderElementsOf(Rows.numbers(0, 1000));
            }
        }
    }

    @Test
    void twoHeadwatersDoNotWorkOnOneFolder() throws Exception {
        try (Workplace first = new Workplace(folder).start();
                Workplace second = Workplace.besides(first)) {
            assertThatThrownBy(second::start)
                    .hasMessageContaining("another Headwater is running")
                    .hasMessageContaining("state.directory");
            first.stop();
            second.start();
            second.drop("rows.csv", Rows.csv(0, 3));
            second.awaitArchived("rows.csv");
        }
    }
}
