package io.headwater.background;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Holds a folder of state for one process: two that look at the same source folder would both publish each file. The operating
 * system gives it free when the process ends, however it ends.
 */
public final class OneAtATime implements AutoCloseable {
    /** Whoever {@linkplain #isHeld looks} whether a folder is held has it for a moment. */
    private static final int ATTEMPTS = 10;

    private static final long MILLIS_BETWEEN_ATTEMPTS = 20;

    private final StateFiles state;
    private final RandomAccessFile file;
    private Optional<PidFile> pidFile = Optional.empty();

    private OneAtATime(StateFiles state, RandomAccessFile file) {
        this.state = state;
        this.file = file;
    }

    /**
     * Takes the folder; makes it if there is none.
     *
     * @throws BackgroundException if another process has it, or it cannot be written to
     */
    public static OneAtATime hold(StateFiles state) {
        state.makeFolder();
        try {
            RandomAccessFile file = new RandomAccessFile(state.lock().toFile(), "rw");
            if (!lock(file)) {
                file.close();
                throw new BackgroundException(
                        "Starting with the state in %s: another Headwater%s is running with it, and both would publish the same files. Stop that one, or give this one a source.directory and a state.directory of its own."
                                .formatted(
                                        state.folder(),
                                        PidFile.read(state)
                                                .filter(ProcessMark::isAlive)
                                                .map(mark -> " (pid " + mark.pid() + ")")
                                                .orElse("")));
            }
            return new OneAtATime(state, file);
        } catch (IOException e) {
            throw state.cannotWrite(state.lock(), e);
        }
    }

    /**
     * Says that it is this process that has the folder, until it gives it free.
     *
     * @throws BackgroundException if that cannot be written
     */
    public void sign() {
        pidFile = Optional.of(PidFile.write(state));
    }

    private static boolean lock(RandomAccessFile file) throws IOException {
        for (int attempt = 1; tryLock(file.getChannel(), false) == null; attempt++) {
            if (attempt == ATTEMPTS) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_ATTEMPTS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private static @Nullable FileLock tryLock(FileChannel channel, boolean shared) throws IOException {
        try {
            return channel.tryLock(0, Long.MAX_VALUE, shared);
        } catch (OverlappingFileLockException e) {
            // Held by this process itself.
            return null;
        }
    }

    /**
     * Whether a process has the folder. Never to be asked by that process itself: it would lose its lock by closing what is opened
     * here.
     *
     * @throws IOException if that cannot be found out
     */
    static boolean isHeld(StateFiles state) throws IOException {
        try (FileChannel channel = FileChannel.open(state.lock(), StandardOpenOption.READ)) {
            // Shared, so that many can look at once.
            return tryLock(channel, true) == null;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void close() {
        pidFile.ifPresent(PidFile::close);
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Giving the state folder free", e);
        }
    }
}
