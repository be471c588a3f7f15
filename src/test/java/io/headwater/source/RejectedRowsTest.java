package io.headwater.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectedRowsTest {
    @TempDir
    Path directory;

    private static void reject(RejectedRows rejected, int line, String record) {
        byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
        rejected.add(line, "bad", bytes, 0, bytes.length);
    }

    @Test
    void makesNoFileWithoutARejectedRow() {
        Path folder = directory.resolve("rejected");
        try (RejectedRows rejected = RejectedRows.of("x.csv", folder)) {
            rejected.header("a");
            rejected.sync();
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void neverOverwritesAFile() {
        for (String expected : new String[] {"x.csv", "x-2.csv", "x-3.csv"}) {
            try (RejectedRows rejected = RejectedRows.of("x.csv", directory)) {
                reject(rejected, 1, expected);
                assertThat(rejected.path()).contains(directory.resolve(expected));
            }
        }
        assertThat(directory.resolve("x.csv")).content().endsWith("1,\"bad\",x.csv\n");
    }

    @Test
    void endsEveryRecordWithALineEnd() {
        try (RejectedRows rejected = RejectedRows.of("x.csv", directory)) {
            rejected.header("a");
            reject(rejected, 2, "1\r\n");
            reject(rejected, 3, "2\r");
            reject(rejected, 4, "3");
        }
        assertThat(directory.resolve("x.csv"))
                .hasContent("REJECTED_LINE,REJECTED_REASON,a\n2,\"bad\",1\r\n3,\"bad\",2\r4,\"bad\",3\n");
    }

    @Test
    void hasWrittenEverythingWhenSynced() {
        try (RejectedRows rejected = RejectedRows.of("x.csv", directory)) {
            rejected.header("a");
            reject(rejected, 2, "1\n");
            rejected.sync();
            assertThat(directory.resolve("x.csv"))
                    .hasSize(rejected.length())
                    .content()
                    .endsWith("2,\"bad\",1\n");
        }
    }

    @Test
    void goesOnAtALengthKnownBefore() throws Exception {
        long length;
        Path file = directory.resolve("x.csv");
        try (RejectedRows rejected = RejectedRows.of("x.csv", directory)) {
            rejected.header("a");
            reject(rejected, 2, "1\n");
            length = rejected.length();
            reject(rejected, 3, "after the checkpoint\n");
        }
        try (RejectedRows rejected = RejectedRows.resume(file, length)) {
            rejected.header("a");
            assertThat(file).hasSize(length);
            reject(rejected, 4, "3\n");
            assertThat(rejected.path()).contains(file);
        }
        assertThat(file).hasContent("REJECTED_LINE,REJECTED_REASON,a\n2,\"bad\",1\n4,\"bad\",3\n");
        assertThatThrownBy(() -> RejectedRows.resume(file, 1000))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("and had 1000 when reading stopped");
        Files.delete(file);
        assertThatThrownBy(() -> RejectedRows.resume(file, length))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("it does not exist");
    }

    @Test
    void startsOverAtLengthNought() {
        Path file = Reading.file(directory, "x.csv", "rows that were rejected after the last checkpoint");
        try (RejectedRows rejected = RejectedRows.resume(file, 0)) {
            rejected.header("a");
            reject(rejected, 2, "1\n");
        }
        assertThat(file).hasContent("REJECTED_LINE,REJECTED_REASON,a\n2,\"bad\",1\n");
    }

    @Test
    void takesNoRowOnceItIsClosed() {
        RejectedRows rejected = RejectedRows.of("x.csv", directory);
        rejected.close();
        assertThatThrownBy(() -> reject(rejected, 1, "1")).isInstanceOf(IllegalStateException.class);
        rejected.close();
    }
}
