package io.headwater.source;

import static io.headwater.source.Reading.UNKEYED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that cannot be published at all: the message says which, why, and what to do. */
class BadFilesTest {
    @TempDir
    Path directory;

    private AbstractThrowableAssert<?, ? extends Throwable> reading(Path file, CsvOptions options) {
        return assertThatThrownBy(() -> Reading.of(file, options, directory.resolve("rejected")));
    }

    private AbstractThrowableAssert<?, ? extends Throwable> readingText(String text) {
        Path file = Reading.file(directory, "x.csv", text);
        return reading(file, UNKEYED).isInstanceOf(SourceException.class).hasMessageContaining(file.toString());
    }

    @Test
    void tellsAnEmptyFileFromABrokenOne() {
        readingText("").isInstanceOf(EmptyFileException.class).hasMessageContaining("it is empty");
        readingText("\uFEFF").isInstanceOf(EmptyFileException.class);
        readingText("\r\n\n\r").isInstanceOf(EmptyFileException.class);
    }

    @Test
    void refusesAColumnNameThatStandsTwice() {
        readingText("a,b,a\n1,2,3\n").hasMessageContaining("has the column 'a' twice");
    }

    @Test
    void refusesAHeaderThatIsNotUtf8() {
        Path file = Reading.file(directory, "x.csv", "prix,caf\u00E9\n1,2\n".getBytes(StandardCharsets.ISO_8859_1));
        reading(file, UNKEYED)
                .hasMessageContaining("its header line cannot be read: invalid UTF-8: byte 9 of the row is 0xE9");
        Path utf16 = Reading.file(directory, "utf16.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE));
        reading(utf16, UNKEYED).hasMessageContaining("contains NUL characters, as UTF-16 text would");
    }

    @Test
    void refusesAHeaderThatIsNotCsv() {
        readingText("\"a\"x,b\n").hasMessageContaining("is not CSV: a character stands between");
        readingText("\"a,b\n1,2\n").hasMessageContaining("is not CSV: a quote is opened and never closed");
    }

    @Test
    void refusesAHeaderLongerThanOneMebibyte() {
        readingText("a".repeat(CsvHeader.MAX_BYTES + 1) + "\n1\n").hasMessageContaining("is longer than 1048576 bytes");
        Path longest = Reading.file(directory, "longest.csv", "a".repeat(CsvHeader.MAX_BYTES) + "\n1\n");
        assertThat(Reading.of(longest, UNKEYED, directory).rows()).hasSize(1);
    }

    @Test
    void namesTheColumnsThereAreWhenTheKeysColumnIsMissing() {
        Path file = Reading.file(directory, "x.csv", "id,name\n1,2\n");
        reading(file, CsvOptions.keyedBy(PartitionKey.column("CUSTOMER_ID")))
                .isInstanceOf(SourceException.class)
                .hasMessage("Cannot publish " + file
                        + ": the partition key is to be column CUSTOMER_ID, and the header has no such column; it has"
                        + " id, name. Set publish.partition-key to one of these, or to random.");
    }

    @Test
    void saysThatAFileVanished() {
        reading(directory.resolve("gone.csv"), UNKEYED)
                .isInstanceOf(SourceException.class)
                .hasMessage("Cannot read " + directory.resolve("gone.csv") + ": it does not exist.");
    }

    @Test
    void saysThatADirectoryIsNoFile() throws Exception {
        Path folder = Files.createDirectory(directory.resolve("x.csv"));
        reading(folder, UNKEYED)
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("is a directory. Move it out");
    }

    @Test
    void saysThatThereIsNoPermission() {
        assertThat(SourceException.reading(directory, new AccessDeniedException("x.csv")))
                .hasMessageContaining("no permission");
        assertThat(SourceException.reading(directory, new FileNotFoundException("x.csv (Permission denied)")))
                .hasMessageContaining("no permission");
    }

    @Test
    void saysWhatTheFileSystemSaysOfAFileThatNobodyCanRead() throws Exception {
        Path loop = directory.resolve("x.csv");
        Files.createSymbolicLink(loop, loop);
        reading(loop, UNKEYED).isInstanceOf(SourceException.class).hasMessageContaining("Cannot read " + loop);
    }

    @Test
    void stopsWhenRejectedRowsCannotBeWrittenAndDoesNotGoOn() {
        Path file = Reading.file(directory, "x.csv", "a,b\n1\n2,3\n");
        Path notADirectory = Reading.file(directory, "rejected", "");
        try (RejectedRows rejected = RejectedRows.of(file, notADirectory);
                CsvFile csv = CsvFile.open(file, UNKEYED, rejected)) {
            assertThatThrownBy(csv::nextBatch)
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("Cannot write the rejected rows of x.csv to " + notADirectory)
                    .hasMessageContaining("stands where a directory is needed");
            assertThatThrownBy(csv::nextBatch)
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("after an error: rows would be missing");
        }
    }

    @Test
    void noticesThatAFileGrewOrWasReplacedOrRemoved() throws Exception {
        Path file = Reading.file(directory, "x.csv", "a\n1\n");
        try (RejectedRows rejected = RejectedRows.of(file, directory)) {
            try (CsvFile csv = CsvFile.open(file, UNKEYED, rejected)) {
                assertThat(csv.size()).isEqualTo(4);
                assertThat(csv.changed()).isFalse();
                Reading.file(directory, "x.csv", "a\n1\n2\n");
                assertThat(csv.changed()).isTrue();
            }
            try (CsvFile csv = CsvFile.open(file, UNKEYED, rejected)) {
                Path other = Reading.file(directory, "other.csv", "a\n3\n4\n");
                Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
                Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
                assertThat(csv.changed()).isTrue();
                assertThat(csv.nextBatch().orElseThrow().rows()).hasSize(2);
            }
            try (CsvFile csv = CsvFile.open(file, UNKEYED, rejected)) {
                Files.delete(file);
                assertThat(csv.changed()).isTrue();
            }
        }
    }
}
