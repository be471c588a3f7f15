package io.headwater.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.files.Sha256;
import io.headwater.publishing.StoredRows;
import io.headwater.publishing.Traffic;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of unfinished files, and when it is believed. */
class CheckpointsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    @TempDir
    private Path directory;

    private Path file;
    private Checkpoints checkpoints;
    private final Checkpoint start = Checkpoint.start(NOW);
    private final Checkpoint reached = new Checkpoint(
            new SourcePosition(4, 2, 1, 0),
            List.of(new RowNumbers.Range(2, 2)),
            Optional.of(Path.of("rejected", "x.csv")),
            17,
            new Checkpoint.Account(
                    NOW,
                    1,
                    List.of(),
                    new Traffic(3, 2, 1, 0, 0),
                    List.of(new StoredRows("shardId-000000000000", "5", "9", 2))),
            Optional.empty(),
            false);

    @BeforeEach
    void write() throws Exception {
        file = Files.createDirectory(directory.resolve("source")).resolve("x.csv");
        Files.writeString(file, "aaa\nbbb\nccc\nddd\n");
        checkpoints = checkpoints("the target");
    }

    private Checkpoints checkpoints(String target) {
        return new Checkpoints(directory.resolve("state"), target, InstantSource.fixed(NOW));
    }

    /** Row 1 is before the position, row 3 behind it. */
    private void save(Checkpoint checkpoint) throws Exception {
        try (CheckpointWriter writer = checkpoints.writer(file)) {
            writer.all(checkpoint, prefix(4), new CheckpointLines.ReadUpTo(12, prefix(12)));
        }
    }

    private String prefix(int bytes) throws Exception {
        Sha256 sha256 = new Sha256();
        sha256.add(file, 0, bytes);
        return sha256.hex();
    }

    private Checkpoint found() {
        return checkpoints.find(file).checkpoint();
    }

    @Test
    void findsWhatWasSavedLast() throws Exception {
        save(start);
        save(reached);

        assertThat(checkpoints("the target").find(file).checkpoint()).isEqualTo(reached);
        assertThat(checkpoints.find(file).prefix().map(Sha256::hex)).contains(prefix(4));
    }

    @Test
    void findsEachChangeSinceThen() throws Exception {
        try (CheckpointWriter writer = checkpoints.writer(file)) {
            writer.all(reached, prefix(4), new CheckpointLines.ReadUpTo(12, prefix(12)));
            writer.add(CheckpointLines.Change.read(new CheckpointLines.ReadUpTo(16, prefix(16))));
            writer.add(CheckpointLines.Change.done(
                    List.of(new RowNumbers.Range(3, 3)),
                    List.of(new StoredRows("shardId-000000000000", "12", "12", 1))));
            writer.add(CheckpointLines.Change.rejected(
                    List.of(new RowNumbers.Range(4, 5)), Path.of("y.csv"), 98, List.of()));
            writer.add(CheckpointLines.Change.rejected(
                    List.of(new RowNumbers.Range(6, 6)), Path.of("y.csv"), 99, List.of(6L)));
        }

        Checkpoint found = found();
        assertThat(found.done()).extracting(RowNumbers.Range::toString).containsExactly("2-2", "3-3", "4-5", "6-6");
        assertThat(found.account().stored()).containsExactly(new StoredRows("shardId-000000000000", "5", "12", 3));
        assertThat(found.rejectedFile()).contains(Path.of("y.csv"));
        assertThat(found.rejectedBytes()).isEqualTo(99);
        assertThat(found.account().rejectedByTarget())
                .as("a kill right after the line does not make the refused row a delivered one")
                .containsExactly(6L);
    }

    @Test
    void aLineThatAPowerFailureTookHalfOfIsLeftOut() throws Exception {
        try (CheckpointWriter writer = checkpoints.writer(file)) {
            writer.all(reached, prefix(4), new CheckpointLines.ReadUpTo(12, prefix(12)));
            writer.add(CheckpointLines.Change.done(List.of(new RowNumbers.Range(3, 3)), List.of()));
        }
        long whole = Files.size(stored());
        for (long length = whole - 2; length > 0; length--) {
            try (RandomAccessFile raw = new RandomAccessFile(stored().toFile(), "rw")) {
                raw.setLength(length);
            }
            assertThat(found()).as("after %d of %d bytes", length, whole).isIn(reached, start);
        }
    }

    @Test
    void aFileThatGoesToAnotherTargetStartsOver() throws Exception {
        save(reached);

        assertThat(checkpoints("another target").find(file).checkpoint()).isEqualTo(start);
    }

    @Test
    void aFileThatHasGrownGoesOn() throws Exception {
        save(reached);
        Files.writeString(file, Files.readString(file) + "eee\n");

        assertThat(found()).isEqualTo(reached);
    }

    @Test
    void aFileWhoseDeliveredPartIsAnotherStartsOver() throws Exception {
        save(reached);
        Files.writeString(file, "aab\nbbb\nccc\nddd\n");
        assertThat(found()).isEqualTo(start);
        Files.writeString(file, "aaa");
        assertThat(found()).isEqualTo(start);
    }

    @Test
    void aRowThatWasMendedInPlaceKeepsWhatIsBeforeItAndForgetsWhatIsBehind() throws Exception {
        save(reached);
        Files.writeString(file, "aaa\nb\nccc\nddd\n");

        assertThat(found()).isEqualTo(reached.withoutRowsBehind());
    }

    @Test
    void aCheckpointThatCannotBeReadIsAsGoodAsNone() throws Exception {
        save(reached);
        String intact = Journal.read(stored()).get(0);
        Journal journal = new Journal(stored());
        for (String key : List.of("file", "target", "position", "sha256", "byteOffset", "started")) {
            String without = intact.replaceFirst("\"" + key + "\":(\\{[^}]*}|[^,]*)", "\"" + key + "\":null");
            assertThat(without).isNotEqualTo(intact);
            journal.replace(without);
            assertThat(found()).as(key).isEqualTo(start);
        }
        for (String damaged : List.of("", "{", "[]", "{}", "garbage", intact)) {
            Files.write(stored(), damaged.getBytes(StandardCharsets.UTF_8));
            assertThat(found()).isEqualTo(start);
        }
        journal.close();
    }

    @Test
    void forgetsFilesThatAreGoneButNotThoseWhoseFolderIsGoneToo() throws Exception {
        save(reached);
        checkpoints.removeThoseOfFilesThatAreGone();
        assertThat(found()).isEqualTo(reached);

        byte[] content = Files.readAllBytes(file);
        Path unmounted = directory.resolve("unmounted");
        Files.move(file.getParent(), unmounted);
        checkpoints.removeThoseOfFilesThatAreGone();
        Files.move(unmounted, file.getParent());
        assertThat(found()).isEqualTo(reached);

        Files.delete(file);
        checkpoints.removeThoseOfFilesThatAreGone();
        Files.write(file, content);
        assertThat(found()).isEqualTo(start);
    }

    @Test
    void remembersAFileThatWasTakenAwayForABadRow() throws Exception {
        Checkpoint failed = new Checkpoint(
                reached.position(),
                reached.done(),
                reached.rejectedFile(),
                reached.rejectedBytes(),
                reached.account(),
                Optional.of(Path.of("failed", "x.csv")),
                true);
        save(failed);
        byte[] content = Files.readAllBytes(file);
        Files.delete(file);
        checkpoints.removeThoseOfFilesThatAreGone();
        Files.write(file, content);
        assertThat(found()).isEqualTo(failed);
    }

    private Path stored() throws Exception {
        try (var files = Files.list(directory.resolve("state"))) {
            return files.findFirst().orElseThrow();
        }
    }
}
