package io.headwater.ingest;

import io.headwater.files.FileErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps messages in a file an hour of UTC, by when they came. Requests that come at the same time share a write: one of them
 * writes for all that have gathered meanwhile. When {@link #append} returns, the messages are with the operating system; ten times
 * a second they are forced to the disk.
 *
 * <p>Thread-safe. Touches nothing before the first message.
 */
public final class IngestFiles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IngestFiles.class);
    private static final String SUFFIX = ".ndjson";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH").withZone(ZoneOffset.UTC);
    private static final long MILLIS_BETWEEN_SYNCS = 100;
    private static final long MILLIS_OF_AN_HOUR = 3_600_000;

    private final Path folder;
    private final InstantSource clock;
    private final Object lock = new Object();
    private Gathering next = new Gathering();
    private boolean writing;
    private @Nullable ScheduledExecutorService timer;

    /** Guards the file against the thread that forces it to the disk. */
    private final Object fileLock = new Object();

    private @Nullable HourFile file;
    private long hour;

    /** A file that must be cut before it is written to again, and to what length. */
    private @Nullable Path brokenPath;

    private long goodBytes;

    /** Files in this folder. */
    public IngestFiles(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Mends the end of the newest file there is, which a crash may have left half-written; nobody may come back to it. */
    public void mendNewest() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.list(folder)) {
            Optional<Path> newest =
                    all.filter(path -> path.toString().endsWith(SUFFIX)).max(Comparator.naturalOrder());
            if (newest.isPresent()) {
                HourFile.open(newest.get(), Long.MAX_VALUE).close();
            }
        } catch (IOException e) {
            LOG.warn("Looking whether a crash left half a line in {}: {}", folder, FileErrors.inWords(e));
        }
    }

    /**
     * Keeps the messages; they are safe when this returns.
     *
     * @throws IngestException if they could not be written: none of them is kept then
     */
    public void append(Messages messages) {
        Gathering mine;
        synchronized (lock) {
            mine = next;
            mine.add(messages);
            awaitTurn(mine);
            if (!mine.done) {
                next = new Gathering();
                writing = true;
            }
        }
        if (!mine.done) {
            write(mine);
        }
        IOException failure = mine.failure;
        if (failure != null) {
            throw new IngestException(
                    "Keeping messages in %s: %s. Send them again once that is mended; meanwhile nothing is kept."
                            .formatted(folder, FileErrors.inWords(failure)),
                    failure);
        }
    }

    /** Returns when these messages are written, or it is for this thread to do it. */
    @SuppressWarnings("GuardedBy") // Called with the lock held.
    private void awaitTurn(Gathering mine) {
        boolean interrupted = false;
        while (!mine.done && writing) {
            try {
                lock.wait();
            } catch (InterruptedException e) {
                // A write takes no time, and what became of it must be known.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Gathering mine) {
        try {
            synchronized (fileLock) {
                writeNow(mine);
            }
        } catch (IOException e) {
            mine.failure = e;
        } finally {
            synchronized (lock) {
                mine.done = true;
                writing = false;
                lock.notifyAll();
            }
        }
    }

    @SuppressWarnings("GuardedBy") // Called with the file's lock held.
    private void writeNow(Gathering mine) throws IOException {
        HourFile current = fileOfThisHour();
        try {
            mine.writeTo(current);
        } finally {
            if (current.isBroken()) {
                brokenPath = current.path();
                goodBytes = current.length();
                closeFile();
            }
        }
    }

    @SuppressWarnings("GuardedBy") // Called with the file's lock held.
    private HourFile fileOfThisHour() throws IOException {
        long millis = clock.millis();
        HourFile current = file;
        if (current != null && millis / MILLIS_OF_AN_HOUR == hour) {
            return current;
        }
        closeFile();
        Path path = folder.resolve(NAME.format(Instant.ofEpochMilli(millis)) + SUFFIX);
        HourFile opened = HourFile.open(path, path.equals(brokenPath) ? goodBytes : Long.MAX_VALUE);
        brokenPath = null;
        hour = millis / MILLIS_OF_AN_HOUR;
        file = opened;
        if (timer == null) {
            timer = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "ingest-sync");
                thread.setDaemon(true);
                return thread;
            });
            var unused = timer.scheduleWithFixedDelay(
                    this::sync, MILLIS_BETWEEN_SYNCS, MILLIS_BETWEEN_SYNCS, TimeUnit.MILLISECONDS);
        }
        return opened;
    }

    /** Not under the lock of the file: who appends does not wait for the disk. */
    private void sync() {
        HourFile current;
        synchronized (fileLock) {
            current = file;
        }
        if (current == null) {
            return;
        }
        try {
            current.sync();
        } catch (IOException e) {
            LOG.warn("Forcing {} to the disk: {}", current.path(), FileErrors.inWords(e));
        }
        if (!current.isInItsPlace()) {
            letGo(current);
        }
    }

    /** A file that was moved away is not written to any more. */
    private void letGo(HourFile moved) {
        synchronized (fileLock) {
            if (file == moved) {
                closeFile();
                LOG.info("{} was moved or deleted: the next messages begin it anew", moved.path());
            }
        }
    }

    @SuppressWarnings("GuardedBy") // Called with the file's lock held.
    private void closeFile() {
        HourFile current = file;
        file = null;
        if (current != null) {
            try {
                current.close();
            } catch (IOException e) {
                LOG.warn("Closing {}: {}", current.path(), FileErrors.inWords(e));
            }
        }
    }

    /** Has everything on the disk. A message that comes later is kept all the same. */
    @Override
    public void close() {
        synchronized (fileLock) {
            closeFile();
            if (timer != null) {
                timer.shutdown();
                timer = null;
            }
        }
    }
}
