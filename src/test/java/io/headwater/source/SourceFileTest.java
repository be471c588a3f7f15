package io.headwater.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.files.Sha256;
import io.headwater.publishing.Order;
import io.headwater.publishing.PublishException;
import io.headwater.publishing.RowBatch;
import io.headwater.publishing.StopSignal;
import io.headwater.receipts.Receipt;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that change under their reader, and attempts that fail. */
class SourceFileTest {
    @TempDir
    Path folder;

    private final Taker taker = new Taker();
    private CsvBatches batches;
    private Archive archive;
    private Path file;

    @BeforeEach
    void setUp() {
        Checkpoints checkpoints = checkpoints();
        FilesOnTheirWay files = new FilesOnTheirWay();
        batches = new CsvBatches(
                CsvOptions.keyedBy(PartitionKey.none()).withBatchSize(1),
                () -> Long.MAX_VALUE,
                true,
                folder.resolve("rejected"),
                checkpoints,
                files,
                new SettledFiles(Duration.ZERO, Duration.ZERO, Clock.systemUTC()),
                new StopSignal());
        archive = new Archive(folder.resolve("archive"), folder.resolve("failed"), receipts(), checkpoints, files);
        file = folder.resolve("x.csv");
    }

    private Checkpoints checkpoints() {
        return new Checkpoints(folder.resolve("state"), "the target", Clock.systemUTC());
    }

    private static Receipts receipts() {
        return new Receipts(
                Receipt.Target.other("the target"),
                maxBytes -> new Receipt.Making("", "", Order.NONE, false, "", maxBytes, "json"),
                Clock.systemUTC());
    }

    /** What a route does: all rows are acknowledged as they come. */
    private List<String> deliver(Runnable inTheMiddle) {
        return deliver(new ArrayList<>(), inTheMiddle);
    }

    private List<String> deliver(List<String> delivered, Runnable inTheMiddle) {
        try (SourceFile source = batches.read(new File(file.toString()))) {
            while (source.hasNext()) {
                RowBatch batch = source.next();
                inTheMiddle.run();
                taker.take(batch);
                batch.rows().forEach(row -> delivered.add(new String(row.data(), StandardCharsets.UTF_8)));
            }
        }
        archive.store(file.toFile());
        return delivered;
    }

    private void replaceBy(String text) {
        Path other = Reading.file(folder, "other.part", text);
        try {
            Files.move(other, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void deliversAllOfAFileThatTookTheNameOfTheOneBeingRead() {
        Reading.file(folder, "x.csv", "a\n1\n2\n");
        assertThatThrownBy(() -> deliver(() -> replaceBy("a\n3\n4\n"))).isInstanceOf(PublishException.class);
        assertThat(deliver(() -> {})).containsExactly("{\"a\":\"3\"}", "{\"a\":\"4\"}");
    }

    @Test
    void deliversAllOfAFileThatWasWrittenAnewInPlaceWhileItWasRead() {
        Reading.file(folder, "x.csv", "a\n1\n2\n");
        assertThatThrownBy(() -> deliver(() -> Reading.file(folder, "x.csv", "a\n3\n4\n5\n")))
                .isInstanceOf(PublishException.class);
        assertThat(deliver(() -> {})).containsExactly("{\"a\":\"3\"}", "{\"a\":\"4\"}", "{\"a\":\"5\"}");
    }

    @Test
    void sendsNothingAgainOfAFileThatHasGrownWhileItWasRead() {
        Reading.file(folder, "x.csv", "a\n1\n2\n");
        List<String> first = new ArrayList<>();
        assertThatThrownBy(() -> deliver(first, () -> Reading.file(folder, "x.csv", "a\n1\n2\n3\n")))
                .isInstanceOf(PublishException.class);
        first.addAll(deliver(() -> {}));
        assertThat(first).containsExactly("{\"a\":\"1\"}", "{\"a\":\"2\"}", "{\"a\":\"3\"}");
    }

    @Test
    void leavesNoFileOpenWhenASourceFileThatHadRejectedRowsCannotBeOpened() throws Exception {
        Path rejectedFile = Reading.file(folder, "rejected.csv", "R\n");
        Reading.file(folder, "x.csv", "a,a\n1,2\n");
        Checkpoint from = Checkpoint.start(Instant.EPOCH);
        CheckpointWriter writer = checkpoints().writer(file);
        writer.all(
                new Checkpoint(
                        from.position(),
                        List.of(),
                        Optional.of(rejectedFile),
                        2,
                        from.account(),
                        Optional.empty(),
                        false),
                new Sha256().hex(),
                new CheckpointLines.ReadUpTo(0, new Sha256().hex()));
        writer.close();
        assertThatThrownBy(() -> batches.read(file.toFile())).isInstanceOf(SourceException.class);
        assertThat(openFiles())
                .doesNotContain(
                        rejectedFile.toRealPath().toString(), file.toRealPath().toString());
    }

    private static List<String> openFiles() throws Exception {
        Path descriptors = Path.of("/proc/self/fd");
        Assumptions.assumeTrue(Files.isDirectory(descriptors), "only Linux tells which files are open");
        List<String> open = new ArrayList<>();
        for (String name : Objects.requireNonNull(descriptors.toFile().list())) {
            Path link = descriptors.resolve(name);
            if (Files.isSymbolicLink(link)) {
                open.add(Files.readSymbolicLink(link).toString());
            }
        }
        return open;
    }
}
