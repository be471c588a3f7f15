package io.headwater.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectedRowsTest {
    private static final Path SOURCE = Path.of("source", "x.csv");

    @TempDir
    Path directory;

    private RejectedRows begun() {
        RejectedRows rejected = RejectedRows.of(SOURCE, directory);
        rejected.header("a");
        return rejected;
    }

    private static void reject(RejectedRows rejected, int line, String record) {
        byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
        rejected.add(line, "bad", bytes, 0, bytes.length);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void makesNoFileWithoutARejectedRow() {
        Path folder = directory.resolve("rejected");
        try (RejectedRows rejected = RejectedRows.of(SOURCE, folder)) {
            rejected.header("a");
            rejected.sync();
            assertThat(rejected.appear()).isTrue();
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void neverOverwritesAFile() {
        for (String expected : new String[] {"x.csv", "x-2.csv", "x-3.csv"}) {
            try (RejectedRows rejected = RejectedRows.of(SOURCE, directory)) {
                reject(rejected, 1, expected);
                assertThat(rejected.path()).contains(directory.resolve(expected));
                assertThat(rejected.appear()).isTrue();
            }
        }
        assertThat(directory.resolve("x.csv")).content().endsWith("1,\"bad\",x.csv\n");
    }

    @Test
    void givesAnotherNameWhenSomebodyTakesTheOneThatWasOnRecord() throws Exception {
        try (RejectedRows rejected = begun()) {
            reject(rejected, 2, "1\n");
            Files.writeString(directory.resolve("x.csv"), "of somebody else");

            assertThat(rejected.appear()).isFalse();
            assertThat(rejected.path()).contains(directory.resolve("x-2.csv"));
            assertThat(rejected.appear()).isTrue();
        }
        assertThat(directory.resolve("x.csv")).hasContent("of somebody else");
        assertThat(directory.resolve("x-2.csv")).content().endsWith("2,\"bad\",1\n");
    }

    @Test
    void leavesNothingOfRowsThatNeverWereOnRecord() throws Exception {
        try (RejectedRows rejected = begun()) {
            reject(rejected, 2, "1\n");
            rejected.sync();
            assertThat(names()).allMatch(name -> name.startsWith("."));
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void whatACrashLeavesUnrecordedIsWrittenAnew() throws Exception {
        RejectedRows killed = begun();
        reject(killed, 2, "before the crash\n");
        killed.sync();

        try (RejectedRows rejected = begun()) {
            reject(rejected, 3, "3\n");
            assertThat(rejected.appear()).isTrue();
        }
        assertThat(names()).containsExactly("x.csv");
        assertThat(directory.resolve("x.csv")).hasContent("REJECTED_LINE,REJECTED_REASON,a\n3,\"bad\",3\n");
    }

    @Test
    void whatACrashLeavesOnRecordButWithoutItsNameGetsIt() throws Exception {
        RejectedRows killed = begun();
        reject(killed, 2, "1\n");
        killed.sync();

        try (RejectedRows rejected = resumed(killed.length())) {
            reject(rejected, 3, "3\n");
        }
        assertThat(names()).containsExactly("x.csv");
        assertThat(directory.resolve("x.csv"))
                .hasContent("REJECTED_LINE,REJECTED_REASON,a\n2,\"bad\",1\n3,\"bad\",3\n");
    }

    @Test
    void aCrashBetweenTheSecondNameAndTheEndOfTheFirstCostsNothing() throws Exception {
        RejectedRows killed = begun();
        reject(killed, 2, "1\n");
        killed.sync();
        Path hidden = directory.resolve(names().get(0));
        Files.createLink(directory.resolve("x.csv"), hidden);

        try (RejectedRows rejected = resumed(killed.length())) {
            reject(rejected, 3, "3\n");
        }
        assertThat(names()).containsExactly("x.csv");
        assertThat(directory.resolve("x.csv")).content().endsWith("1\n3,\"bad\",3\n");
    }

    private RejectedRows resumed(long length) {
        RejectedRows resumed =
                RejectedRows.resume(SOURCE, directory.resolve("x.csv"), length).orElseThrow();
        resumed.header("a");
        return resumed;
    }

    @Test
    void endsEveryRecordWithALineEnd() {
        try (RejectedRows rejected = begun()) {
            reject(rejected, 2, "1\r\n");
            reject(rejected, 3, "2\r");
            reject(rejected, 4, "3");
            assertThat(rejected.appear()).isTrue();
        }
        assertThat(directory.resolve("x.csv"))
                .hasContent("REJECTED_LINE,REJECTED_REASON,a\n2,\"bad\",1\r\n3,\"bad\",2\r4,\"bad\",3\n");
    }

    @Test
    void hasWrittenEverythingWhenSynced() {
        try (RejectedRows rejected = begun()) {
            reject(rejected, 2, "1\n");
            rejected.sync();
            assertThat(rejected.appear()).isTrue();
            assertThat(directory.resolve("x.csv"))
                    .hasSize(rejected.length())
                    .content()
                    .endsWith("2,\"bad\",1\n");
        }
    }

    @Test
    void goesOnAtALengthKnownBeforeUnlessItsOwnerTookItAway() throws Exception {
        long length;
        Path file = directory.resolve("x.csv");
        try (RejectedRows rejected = begun()) {
            reject(rejected, 2, "1\n");
            length = rejected.length();
            assertThat(rejected.appear()).isTrue();
            reject(rejected, 3, "after the checkpoint\n");
        }
        try (RejectedRows rejected = resumed(length)) {
            assertThat(file).hasSize(length);
            reject(rejected, 4, "3\n");
            assertThat(rejected.path()).contains(file);
        }
        assertThat(file).hasContent("REJECTED_LINE,REJECTED_REASON,a\n2,\"bad\",1\n4,\"bad\",3\n");
        assertThat(RejectedRows.resume(SOURCE, file, 1000)).isEmpty();
        assertThat(RejectedRows.resume(SOURCE, file, 0)).isEmpty();
        Files.delete(file);
        assertThat(RejectedRows.resume(SOURCE, file, length)).isEmpty();
    }

    @Test
    void takesNoRowOnceItIsClosed() {
        RejectedRows rejected = RejectedRows.of(SOURCE, directory);
        rejected.close();
        assertThatThrownBy(() -> reject(rejected, 1, "1")).isInstanceOf(IllegalStateException.class);
        rejected.close();
    }
}
