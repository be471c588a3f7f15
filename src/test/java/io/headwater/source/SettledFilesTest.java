package io.headwater.source;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class SettledFilesTest {
    @TempDir
    Path directory;

    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final SettledFiles settled =
            new SettledFiles(Duration.ofSeconds(1), Duration.ofSeconds(30), new HandClock());

    private final class HandClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private Path file(String text, Instant modified) throws Exception {
        Path file = Reading.file(directory, "x.csv", text);
        Files.setLastModifiedTime(file, FileTime.from(modified));
        return file;
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void takesAnOldFileAtTheFirstLook() throws Exception {
        assertThat(settled.isSettled(file("a", now.minusSeconds(1)))).isTrue();
    }

    @Test
    void waitsForAFileThatIsBeingWritten() throws Exception {
        assertThat(settled.isSettled(file("a", now))).isFalse();
        pass(Duration.ofMillis(999));
        assertThat(settled.isSettled(file("ab", now))).isFalse();
        pass(Duration.ofMillis(999));
        assertThat(settled.isSettled(directory.resolve("x.csv"))).isFalse();
        pass(Duration.ofMillis(1));
        assertThat(settled.isSettled(directory.resolve("x.csv"))).isTrue();
    }

    @Test
    void isNotStuckOnAFileFromTheFuture() throws Exception {
        Path file = file("a", now.plus(Duration.ofDays(365)));
        assertThat(settled.isSettled(file)).isFalse();
        pass(Duration.ofSeconds(1));
        assertThat(settled.isSettled(file)).isTrue();
    }

    @Test
    void isNotStuckWhenTheClockIsSetBack() throws Exception {
        Path file = file("a", now.plus(Duration.ofDays(365)));
        assertThat(settled.isSettled(file)).isFalse();
        settled.failed(file);
        pass(Duration.ofDays(-2));
        assertThat(settled.isSettled(file)).isFalse();
        pass(Duration.ofSeconds(1));
        assertThat(settled.isSettled(file)).isTrue();
    }

    @Test
    void keepsAnEmptyFileUntilSomethingIsWrittenToIt() throws Exception {
        assertThat(settled.isSettled(file("", now.minusSeconds(60)))).isFalse();
        pass(Duration.ofDays(1));
        assertThat(settled.isSettled(directory.resolve("x.csv"))).isFalse();
        assertThat(settled.isSettled(file("a", now.minusSeconds(60)))).isTrue();
    }

    @Test
    void neverTakesADirectoryOrAFileThatIsGone() throws Exception {
        Path folder = Files.createDirectory(directory.resolve("folder.csv"));
        Files.setLastModifiedTime(folder, FileTime.from(now.minusSeconds(60)));
        assertThat(settled.isSettled(folder)).isFalse();
        assertThat(settled.isSettled(directory.resolve("gone.csv"))).isFalse();
        settled.failed(directory.resolve("gone.csv"));
        assertThat(settled.remembered()).isEqualTo(1);
    }

    @Test
    void logsWhatCannotBeReadOnceForEachStateOfTheFile() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger(SettledFiles.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try {
            Path folder = Files.createDirectory(directory.resolve("folder.csv"));
            Path file = file("", now.minusSeconds(60));
            for (int look = 0; look < 5; look++) {
                settled.isSettled(folder);
                settled.isSettled(file);
                pass(Duration.ofMinutes(1));
            }
            file("", now.minusSeconds(60));
            settled.isSettled(file);
            assertThat(log.list.stream()
                            .filter(event -> event.getFormattedMessage().contains(directory.toString())))
                    .extracting(ILoggingEvent::getLevel)
                    .containsExactly(Level.ERROR, Level.WARN, Level.WARN);
        } finally {
            logger.detachAppender(log);
        }
    }

    @Test
    void takesAnUnreadableFileOnceItIsReadable() throws Exception {
        Path loop = directory.resolve("x.csv");
        Files.createSymbolicLink(loop, loop);
        assertThat(settled.isSettled(loop)).isFalse();
        Files.delete(loop);
        Files.move(file("a", now.minusSeconds(60)), loop);
        assertThat(settled.isSettled(loop)).isTrue();
    }

    @Test
    void waitsAfterAFailureUnlessTheFileChanges() throws Exception {
        Path file = file("a", now.minusSeconds(60));
        settled.failed(file);
        assertThat(settled.isSettled(file)).isFalse();
        pass(Duration.ofMillis(29_999));
        assertThat(settled.isSettled(file)).isFalse();
        pass(Duration.ofMillis(1));
        assertThat(settled.isSettled(file)).isTrue();
        settled.failed(file);
        assertThat(settled.isSettled(file)).isFalse();
        assertThat(settled.isSettled(file("mended", now.minusSeconds(1)))).isTrue();
    }

    @Test
    void forgetsFilesThatAreGone() throws Exception {
        for (int i = 0; i < 50; i++) {
            Path file = Reading.file(directory, i + ".csv", "a");
            settled.isSettled(file);
            Files.delete(file);
        }
        Path kept = file("a", now);
        for (int look = 0; look < 10_000; look++) {
            settled.isSettled(kept);
        }
        assertThat(settled.remembered()).isEqualTo(1);
    }
}
