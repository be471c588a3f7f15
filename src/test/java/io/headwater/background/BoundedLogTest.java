package io.headwater.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that keeps to its bounds, and those who read it meanwhile. */
class BoundedLogTest {
    private static final int LINE_BYTES = 10;

    @TempDir
    private Path temp;

    private Path file = Path.of("");

    @BeforeEach
    void file() {
        file = temp.resolve("x.log");
    }

    private static String line(int number) {
        return "line %04d\n".formatted(number);
    }

    private static void log(BoundedLog log, int from, int to) throws IOException {
        for (int number = from; number < to; number++) {
            log.write(line(number).getBytes(StandardCharsets.UTF_8));
        }
    }

    private String last(long lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new LogFiles(file).copyLast(lines, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String lines(int from, int to) {
        StringBuilder lines = new StringBuilder();
        for (int number = from; number < to; number++) {
            lines.append(line(number));
        }
        return lines.toString();
    }

    @Test
    void keepsTheLastOfWhatWasLoggedWithinItsBounds() throws IOException {
        try (BoundedLog log = new BoundedLog(file, 5 * LINE_BYTES)) {
            log(log, 0, 1_000);
        }
        assertThat(temp).isDirectoryContaining(path -> path.equals(file));
        for (Path each : List.of(file, LogFiles.copy(file, 1), LogFiles.copy(file, 4))) {
            assertThat(Files.size(each)).isLessThanOrEqualTo(5 * LINE_BYTES);
        }
        assertThat(LogFiles.copy(file, 5)).doesNotExist();
        assertThat(last(10_000)).isEqualTo(lines(975, 1_000));
    }

    @Test
    void goesOnBehindWhatIsThereAndWhatOthersWriteToTheFile() throws IOException {
        Files.writeString(file, line(0));
        try (BoundedLog log = new BoundedLog(file, 3 * LINE_BYTES)) {
            log(log, 1, 2);
            Files.writeString(file, line(2), StandardOpenOption.APPEND);
            log(log, 3, 4);
            log(log, 4, 5);
        }
        assertThat(last(100)).isEqualTo(lines(0, 5));
    }

    @Test
    void writesOnWhenItsThreadIsInterrupted() throws IOException {
        try (BoundedLog log = new BoundedLog(file, 3 * LINE_BYTES)) {
            Thread.currentThread().interrupt();
            log(log, 0, 20);
            assertThat(Thread.interrupted()).isTrue();
            log(log, 20, 21);
        }
        assertThat(last(2)).isEqualTo(lines(19, 21));
    }

    @Test
    void givesUpWhatIsOldRatherThanItsBoundWhereNoCopyCanBeMade() throws IOException {
        Files.createDirectories(LogFiles.copy(file, 1).resolve("in the way"));
        Files.createDirectories(LogFiles.copy(file, 2).resolve("in the way"));
        try (BoundedLog log = new BoundedLog(file, 3 * LINE_BYTES)) {
            log(log, 0, 20);
        }
        assertThat(Files.size(file)).isLessThanOrEqualTo(3 * LINE_BYTES);
        assertThat(Files.readString(file)).endsWith(line(19));
    }

    @Test
    void findsTheLastLinesInAnyNumberOfThem() throws IOException {
        try (BoundedLog log = new BoundedLog(file, 5 * LINE_BYTES)) {
            log(log, 0, 12);
            for (int lines = 0; lines <= 12; lines++) {
                assertThat(last(lines)).isEqualTo(lines(12 - lines, 12));
            }
            log.write("half".getBytes(StandardCharsets.UTF_8));
            assertThat(last(1)).isEqualTo("half");
            assertThat(last(2)).isEqualTo(line(11) + "half");
        }
        Files.delete(file);
        assertThat(last(3)).as("no log yet").isEmpty();
    }

    @Test
    void isFollowedWithoutAGapWhenItBeginsAnew() throws IOException {
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        LogFiles reader = new LogFiles(file);
        reader.copyLast(0, seen);
        try (BoundedLog log = new BoundedLog(file, 5 * LINE_BYTES)) {
            for (int number = 0; number < 100; number++) {
                log(log, number, number + 1);
                if (number % 3 == 0) {
                    reader.follow(seen);
                }
            }
            reader.follow(seen);
            assertThat(seen.toString(StandardCharsets.UTF_8)).isEqualTo(lines(0, 100));
        }
        Files.delete(file);
        reader.follow(seen);
        Files.writeString(file, line(100));
        reader.follow(seen);
        assertThat(seen.toString(StandardCharsets.UTF_8)).isEqualTo(lines(0, 101));
    }

    @Test
    void tellsWhatWasWrittenSinceAPlace() throws IOException {
        Files.writeString(file, lines(0, 10));
        LogFiles log = new LogFiles(file);
        assertThat(log.since(8 * LINE_BYTES, 30)).isEqualTo("line 0008" + System.lineSeparator() + "line 0009");
        assertThat(log.since(0, 1)).isEqualTo("line 0009");
        assertThat(log.since(1_000, 1)).as("begun anew since").isEqualTo("line 0009");
    }
}
