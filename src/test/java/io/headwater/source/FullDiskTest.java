package io.headwater.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.publishing.StopSignal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rejected rows that cannot be written: a file called as the folder, then mended; a full disk is the same to the reader. */
class FullDiskTest {
    private static final int ROWS = 100;

    @TempDir
    private Path directory;

    private final Taker taker = new Taker();

    @Test
    void whatIsDeliveredIsNotSentAgainWhenRejectedRowsCannotBeWritten() throws Exception {
        Path file = directory.resolve("x.csv");
        // Row 55 is bad: five batches of ten are delivered before it has to be written down.
        Files.writeString(
                file,
                IntStream.range(0, ROWS)
                        .mapToObj(i -> i == 55 ? "55" : i + ",a")
                        .collect(Collectors.joining("\n", "N,A\n", "\n")));
        Path rejected = directory.resolve("rejected");
        Files.createFile(rejected);
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThatThrownBy(() -> publish(file, rejected)).isInstanceOf(SourceException.class);
        }
        assertThat(taker.taken()).hasSize(50).doesNotHaveDuplicates();

        Files.delete(rejected);
        publish(file, rejected);

        assertThat(taker.taken()).hasSize(ROWS - 1).doesNotHaveDuplicates();
        assertThat(rejected.resolve("x.csv")).content().contains("\n57,");
    }

    private void publish(Path file, Path rejected) {
        Checkpoints checkpoints = new Checkpoints(directory.resolve("state"), "the target", Clock.systemUTC());
        CsvBatches batches = new CsvBatches(
                CsvOptions.keyedBy(PartitionKey.none()).withBatchSize(10),
                () -> Long.MAX_VALUE,
                true,
                rejected,
                checkpoints,
                new FilesOnTheirWay(),
                new SettledFiles(Duration.ZERO, Duration.ZERO, Clock.systemUTC()),
                new StopSignal());
        try (SourceFile rows = batches.read(file.toFile())) {
            while (rows.hasNext()) {
                taker.take(rows.next());
            }
            rows.requireDelivered();
        }
    }
}
