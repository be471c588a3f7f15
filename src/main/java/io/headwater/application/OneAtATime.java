package io.headwater.application;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Holds a folder of state for one process: two that look at the same source folder would both publish each file. The operating
 * system gives it free when the process ends, however it ends.
 */
final class OneAtATime implements AutoCloseable {
    private static final String LOCK = "running.lock";

    private final RandomAccessFile file;

    private OneAtATime(RandomAccessFile file) {
        this.file = file;
    }

    /**
     * Takes the folder.
     *
     * @throws ForeseenException if another process has it, or it cannot be written to
     */
    static OneAtATime hold(Path stateFolder) {
        Path lockFile = stateFolder.resolve(LOCK);
        try {
            Files.createDirectories(stateFolder);
            RandomAccessFile file = new RandomAccessFile(lockFile.toFile(), "rw");
            if (tryLock(file) == null) {
                file.close();
                throw new ForeseenException(
                        "Starting with the state in %s: another Headwater is running with it, and both would publish the same files. Stop that one, or give this one a source.directory and a state.directory of its own."
                                .formatted(stateFolder));
            }
            return new OneAtATime(file);
        } catch (IOException e) {
            throw new ForeseenException(
                    "Starting with the state in %s: cannot write %s (%s). Make the folder writable, or name another by state.directory."
                            .formatted(stateFolder, lockFile, e.getMessage()));
        }
    }

    private static @Nullable FileLock tryLock(RandomAccessFile file) throws IOException {
        try {
            return file.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this process itself.
            return null;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Giving the state folder free", e);
        }
    }
}
