package io.headwater.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.publishing.RowBatch;
import io.headwater.publishing.StopSignal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rejected rows that cannot be written: a file called as the folder, then mended; a full disk is the same to the reader. */
class FullDiskTest {
    private static final int ROWS = 100;

    @TempDir
    private Path directory;

    private final List<String> sent = new ArrayList<>();

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
        assertThat(sent).hasSize(50).doesNotHaveDuplicates();

        Files.delete(rejected);
        publish(file, rejected);

        assertThat(sent).hasSize(ROWS - 1).doesNotHaveDuplicates();
        assertThat(rejected.resolve("x.csv")).content().contains("\n57,");
    }

    @Test
    void aFileWhoseRejectedRowsCannotBeMadeSafeIsNotDeliveredAndItsOtherRowsAreOnRecord() throws Exception {
        Path file = directory.resolve("x.csv");
        Files.writeString(file, "N,A\n1,a\n2,b\n");
        Checkpoints checkpoints = new Checkpoints(directory.resolve("state"), "the target");
        RejectedRows lost = RejectedRows.of("x.csv", Files.createFile(directory.resolve("not-a-folder")));
        assertThatThrownBy(() -> lost.add(2, "made up", new byte[] {'x'}, 0, 1)).isInstanceOf(SourceException.class);
        CsvFile csv = CsvFile.open(
                file, CsvOptions.keyedBy(PartitionKey.none()), RejectedRows.of("x.csv", directory.resolve("rejected")));
        SourceFile rows =
                new SourceFile(file, 500, csv, lost, Checkpoint.START, checkpoints, new StopSignal(), System::nanoTime);
        RowBatch batch = rows.next();
        batch.delivery().acknowledge(batch, 2);
        assertThat(rows.hasNext()).isFalse();

        assertThatThrownBy(rows::close).isInstanceOf(SourceException.class);
        assertThatThrownBy(rows::requireDelivered).isInstanceOf(SourceException.class);
        assertThatThrownBy(rows::requireDelivered).isInstanceOf(SourceException.class);

        Checkpoint saved = checkpoints.find(file);
        assertThat(saved.position()).isEqualTo(SourcePosition.START);
        assertThat(saved.deliveredBehind()).containsExactly(new ByteRange(0, Files.size(file)));
        rows.retire();
    }

    private void publish(Path file, Path rejected) {
        Checkpoints checkpoints = new Checkpoints(directory.resolve("state"), "the target");
        CsvBatches batches = new CsvBatches(
                CsvOptions.keyedBy(PartitionKey.none()).withBatchSize(10),
                rejected,
                checkpoints,
                new FilesOnTheirWay(),
                new SettledFiles(Duration.ZERO, Duration.ZERO, Clock.systemUTC()),
                new StopSignal());
        try (SourceFile rows = batches.read(file.toFile())) {
            while (rows.hasNext()) {
                RowBatch batch = rows.next();
                batch.rows().forEach(row -> sent.add(new String(row.data(), StandardCharsets.UTF_8)));
                batch.delivery().acknowledge(batch, batch.rows().size());
            }
            rows.requireDelivered();
        }
    }
}
