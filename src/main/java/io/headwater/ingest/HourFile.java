package io.headwater.ingest;

import io.headwater.files.DurableFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of one hour, which lines are added to. What {@link #append} has written is with the operating system, which a killed
 * process cannot undo; it is on the disk after {@link #sync}. What a failed write left behind is cut off.
 *
 * <p>One thread appends; any thread may sync.
 */
final class HourFile implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(HourFile.class);
    private static final int CHUNK = 8192;

    private final Path path;
    private final RandomAccessFile file;
    private long length;
    private boolean broken;
    private volatile boolean unsynced;
    private boolean closed;

    private HourFile(Path path, RandomAccessFile file, long length) {
        this.path = path;
        this.file = file;
        this.length = length;
    }

    /**
     * Opens or begins a file, and mends its end; makes its folder if there is none.
     *
     * @param mostBytes how many of its bytes are known to be good; what is behind them was left by a write that failed
     */
    static HourFile open(Path path, long mostBytes) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        boolean isNew = Files.notExists(path);
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            long length = mend(path, file, mostBytes);
            file.seek(length);
            if (isNew && folder != null) {
                DurableFile.forceNames(folder);
            }
            return new HourFile(path, file, length);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** Cuts off a line that a crash left half-written, which nobody was told was safe; returns the length. */
    private static long mend(Path path, RandomAccessFile file, long mostBytes) throws IOException {
        if (file.length() > mostBytes) {
            file.setLength(mostBytes);
        }
        long length = file.length();
        long whole = endOfLastLine(file, length);
        if (whole < length) {
            LOG.warn(
                    "{} ended in the middle of a line, as a crash leaves it: its last {} bytes are cut off; no sender was told that they are safe",
                    path,
                    length - whole);
            file.setLength(whole);
        }
        return whole;
    }

    private static long endOfLastLine(RandomAccessFile file, long length) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long end = length;
        while (end > 0) {
            long begin = Math.max(0, end - CHUNK);
            file.seek(begin);
            file.readFully(chunk, 0, (int) (end - begin));
            for (int i = (int) (end - begin) - 1; i >= 0; i--) {
                if (chunk[i] == '\n') {
                    return begin + i + 1;
                }
            }
            end = begin;
        }
        return 0;
    }

    /** Adds bytes: all of them, or none, unless not even that can be undone; then it {@link #isBroken}. */
    void append(byte[] bytes, int count) throws IOException {
        unsynced = true;
        try {
            file.write(bytes, 0, count);
            length += count;
        } catch (IOException e) {
            cut();
            throw e;
        }
    }

    /** At once: whoever reads the file meanwhile is to see no half of a line. */
    private void cut() {
        try {
            file.setLength(length);
            file.seek(length);
        } catch (IOException e) {
            LOG.debug("{} will be cut to {} bytes before it is written to again", path, length, e);
            broken = true;
        }
    }

    /** Whether there may be more in it than its length, and it must be opened anew. */
    boolean isBroken() {
        return broken;
    }

    /** How many bytes of it are good. */
    long length() {
        return length;
    }

    /** Has all that was appended on the disk. */
    synchronized void sync() throws IOException {
        if (unsynced && !closed) {
            unsynced = false;
            file.getFD().sync();
        }
    }

    /** Whether it is still found under its name. */
    boolean isInItsPlace() {
        return Files.exists(path);
    }

    Path path() {
        return path;
    }

    @Override
    public synchronized void close() throws IOException {
        try (file) {
            sync();
        } finally {
            closed = true;
        }
    }
}
