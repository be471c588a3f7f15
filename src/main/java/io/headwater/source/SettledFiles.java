package io.headwater.source;

import io.headwater.files.FileErrors;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells which files of a folder are completely written and due to be read.
 *
 * <p>A file is settled when it did not change for a while: by its modification time, or, where that lies in the future or was
 * set by whoever copied the file, by what was seen at earlier looks. What cannot be read (empty, a directory, no permission) is
 * never settled, and is logged once for each state of the file. A file that {@linkplain #failed failed} waits before it is due
 * again. Thread-safe; remembers a few words for each file that still exists.
 */
public final class SettledFiles {
    private static final Logger LOG = LoggerFactory.getLogger(SettledFiles.class);

    /** Files that are gone are forgotten this often, in looks. */
    private static final int LOOKS_BETWEEN_SWEEPS = 10_000;

    private static final Duration BETWEEN_LOOKS_FOR_DIRECTORIES = Duration.ofSeconds(5);

    private final Duration settle;
    private final Duration retryAfter;
    private final Clock clock;
    private final Map<Path, Seen> seen = new HashMap<>();
    private int looks;
    private Instant nextLookForDirectories = Instant.MIN;

    /** One state of a file: since when it is known, what was logged of it, and when reading it failed. */
    private record Seen(FileStamp stamp, Instant since, boolean logged, Optional<Instant> failedAt) {}

    /**
     * Knows no file yet.
     *
     * @param settle how long a file must not have changed
     * @param retryAfter how long a file that failed waits, unless it changes
     */
    public SettledFiles(Duration settle, Duration retryAfter, Clock clock) {
        this.settle = settle;
        this.retryAfter = retryAfter;
        this.clock = clock;
    }

    /** Whether the file can be read now. */
    public synchronized boolean isSettled(Path file) {
        sweepNowAndThen();
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            seen.remove(file);
            return false;
        } catch (IOException e) {
            FileStamp unknown = FileStamp.unknown();
            if (!look(file, unknown).logged()) {
                LOG.error("Cannot read {}: {}. It stays where it is.", file, FileErrors.inWords(e));
                logged(file);
            }
            return false;
        }
        Seen state = look(file, FileStamp.of(attributes));
        return isReadable(file, attributes, state) && isQuiet(state) && isDue(state);
    }

    /**
     * Says which directories stand in a folder under the name of a CSV file, each once: whoever asks only about files would never
     * learn of them. Looks at most every few seconds, for a folder may be large.
     */
    public synchronized void reportDirectories(Path folder) {
        Instant now = clock.instant();
        if (now.isBefore(nextLookForDirectories)) {
            return;
        }
        nextLookForDirectories = now.plus(BETWEEN_LOOKS_FOR_DIRECTORIES);
        File[] directories = folder.toFile()
                .listFiles(file -> file.getName().toLowerCase(Locale.ROOT).endsWith(".csv") && file.isDirectory());
        if (directories != null) {
            for (File directory : directories) {
                // Never settled, and said to be what it is.
                isSettled(FilesOnTheirWay.pathOf(directory));
            }
        }
    }

    /** Notes that reading or publishing the file failed: it is not settled again before the wait is over or it changes. */
    public synchronized void failed(Path file) {
        try {
            Seen state = look(file, FileStamp.of(file));
            seen.put(file, new Seen(state.stamp(), state.since(), state.logged(), Optional.of(clock.instant())));
        } catch (IOException e) {
            // Gone or unreadable: the next look says so.
            seen.remove(file);
        }
    }

    /** How many files are remembered. */
    synchronized int remembered() {
        return seen.size();
    }

    private Seen look(Path file, FileStamp stamp) {
        Seen before = seen.get(file);
        Instant now = clock.instant();
        // A clock that was set back must not make a file wait for the time it once showed.
        if (before != null && before.stamp().equals(stamp) && !before.since().isAfter(now)) {
            return before;
        }
        Seen first = new Seen(stamp, now, false, Optional.empty());
        seen.put(file, first);
        return first;
    }

    private void logged(Path file) {
        seen.computeIfPresent(file, (path, state) -> new Seen(state.stamp(), state.since(), true, state.failedAt()));
    }

    private boolean isReadable(Path file, BasicFileAttributes attributes, Seen state) {
        if (attributes.isRegularFile() && attributes.size() > 0 && Files.isReadable(file)) {
            return true;
        }
        if (!state.logged()) {
            if (!attributes.isRegularFile()) {
                LOG.error(
                        "Cannot read {}: it {}. Move it out of the source folder.",
                        file,
                        attributes.isDirectory() ? "is a directory" : "is not a regular file");
            } else if (attributes.size() == 0) {
                LOG.warn("{} is empty; it stays where it is and is read once something is written to it.", file);
            } else {
                LOG.error(
                        "Cannot read {}: no permission. It stays where it is; allow the user that runs Headwater to read it.",
                        file);
            }
            logged(file);
        }
        return false;
    }

    private boolean isQuiet(Seen state) {
        Instant limit = clock.instant().minus(settle);
        return !state.since().isAfter(limit)
                || !state.stamp().modified().toInstant().isAfter(limit);
    }

    private boolean isDue(Seen state) {
        Instant now = clock.instant();
        return state.failedAt()
                .map(failedAt ->
                        failedAt.isAfter(now) || !failedAt.plus(retryAfter).isAfter(now))
                .orElse(true);
    }

    private void sweepNowAndThen() {
        if (++looks >= LOOKS_BETWEEN_SWEEPS) {
            looks = 0;
            seen.keySet().removeIf(Files::notExists);
        }
    }
}
