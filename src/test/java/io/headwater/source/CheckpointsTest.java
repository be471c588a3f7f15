package io.headwater.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of unfinished files, and when it is believed. */
class CheckpointsTest {
    @TempDir
    private Path directory;

    private Path file;
    private Checkpoints checkpoints;
    private final Checkpoint reached = new Checkpoint(
            new SourcePosition(4, 2, 1, 0, 0),
            List.of(new ByteRange(8, 12)),
            Optional.of(Path.of("rejected", "x.csv")));

    @BeforeEach
    void write() throws Exception {
        file = Files.createDirectory(directory.resolve("source")).resolve("x.csv");
        Files.writeString(file, "aaa\nbbb\nccc\nddd\n");
        checkpoints = new Checkpoints(directory.resolve("state"), "the target");
    }

    @Test
    void findsWhatWasSavedLast() {
        checkpoints.save(file, Checkpoint.START);
        checkpoints.save(file, reached);

        assertThat(new Checkpoints(directory.resolve("state"), "the target").find(file))
                .isEqualTo(reached);
    }

    @Test
    void aFileThatGoesToAnotherTargetStartsOver() {
        checkpoints.save(file, reached);

        assertThat(new Checkpoints(directory.resolve("state"), "another target").find(file))
                .isEqualTo(Checkpoint.START);
    }

    @Test
    void aFileThatHasGrownGoesOn() throws Exception {
        checkpoints.save(file, reached);
        Files.writeString(file, Files.readString(file) + "eee\n");

        assertThat(checkpoints.find(file)).isEqualTo(reached);
    }

    @Test
    void aFileWhoseDeliveredPartIsAnotherStartsOver() throws Exception {
        checkpoints.save(file, reached);
        Files.writeString(file, "aab\nbbb\nccc\nddd\n");
        assertThat(checkpoints.find(file)).isEqualTo(Checkpoint.START);
        Files.writeString(file, "aaa");
        assertThat(checkpoints.find(file)).isEqualTo(Checkpoint.START);
    }

    @Test
    void aRowThatWasMendedInPlaceKeepsWhatIsBeforeItAndForgetsWhatIsBehind() throws Exception {
        checkpoints.save(file, reached);
        Files.writeString(file, "aaa\nb\nccc\nddd\n");

        assertThat(checkpoints.find(file))
                .isEqualTo(new Checkpoint(reached.position(), List.of(), reached.rejectedFile()));
    }

    @Test
    void aCheckpointThatCannotBeReadIsAsGoodAsNone() throws Exception {
        checkpoints.save(file, reached);
        String intact = Files.readString(stored());
        for (String key : List.of("file", "position", "fingerprint", "deliveredBehind", "byteOffset")) {
            Files.writeString(
                    stored(),
                    intact.replaceFirst("\"" + key + "\" : (\\{[^}]*}|\\[[^]]*]|[^,]*)", "\"" + key + "\" : null"));
            assertThat(checkpoints.find(file)).as(key).isEqualTo(Checkpoint.START);
        }
        for (String damaged : List.of("", "{", "[]", "{}", "garbage")) {
            Files.write(stored(), damaged.getBytes(StandardCharsets.UTF_8));
            assertThat(checkpoints.find(file)).isEqualTo(Checkpoint.START);
        }
    }

    @Test
    void forgetsFilesThatAreGoneButNotThoseWhoseFolderIsGoneToo() throws Exception {
        checkpoints.save(file, reached);
        checkpoints.removeThoseOfFilesThatAreGone();
        assertThat(checkpoints.find(file)).isEqualTo(reached);

        byte[] content = Files.readAllBytes(file);
        Path unmounted = directory.resolve("unmounted");
        Files.move(file.getParent(), unmounted);
        checkpoints.removeThoseOfFilesThatAreGone();
        Files.move(unmounted, file.getParent());
        assertThat(checkpoints.find(file)).isEqualTo(reached);

        Files.delete(file);
        checkpoints.removeThoseOfFilesThatAreGone();
        Files.write(file, content);
        assertThat(checkpoints.find(file)).isEqualTo(Checkpoint.START);
    }

    private Path stored() throws Exception {
        try (var files = Files.list(directory.resolve("state"))) {
            return files.findFirst().orElseThrow();
        }
    }
}
