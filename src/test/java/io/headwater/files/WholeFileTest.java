package io.headwater.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a file is there, and when it is not. */
class WholeFileTest {
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path temp;

    @Test
    void isThereOnceItIsWhole() throws Exception {
        Path file = temp.resolve("a/b/file");
        try (WholeFile whole = WholeFile.create(file, false)) {
            whole.out().write(CONTENT);
            assertThat(file).doesNotExist();
            whole.appear();
            assertThat(file).hasContent("content");
        }
        assertThat(temp.resolve("a/b")).isDirectoryNotContaining("glob:**/.*");
        assertThat(file).hasContent("content");
    }

    @Test
    void isNeverThereIfItIsClosedBefore() throws Exception {
        WholeFile whole = WholeFile.create(temp.resolve("file"), false);
        whole.out().write(CONTENT);
        whole.close();
        assertThatThrownBy(whole::appear).isInstanceOf(CancellationException.class);
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void replacesAFileOnlyIfItIsTo() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "mine");
        assertThatThrownBy(() -> WholeFile.create(file, false)).isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> WholeFile.create(temp, true)).isInstanceOf(FileAlreadyExistsException.class);
        try (WholeFile whole = WholeFile.create(file, true)) {
            whole.out().write(CONTENT);
            assertThat(file).hasContent("mine");
            whole.appear();
        }
        assertThat(file).hasContent("content");
    }

    @Test
    void leavesWhatHasAppearedMeanwhileAsItIs() throws Exception {
        Path file = temp.resolve("file");
        try (WholeFile whole = WholeFile.create(file, false)) {
            whole.out().write(CONTENT);
            Files.writeString(file, "mine");
            assertThatThrownBy(whole::appear).isInstanceOf(FileAlreadyExistsException.class);
        }
        assertThat(file).hasContent("mine");
        assertThat(temp).isDirectoryNotContaining("glob:**/.*");
    }
}
