package io.headwater.source;

import io.headwater.files.FileErrors;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rejected rows of one source file, each byte for byte behind its line number and the reason.
 *
 * <p>The file appears with the first rejected row, under a name that was not in use, and begins with the source's own header:
 * mended, it can be dropped into the source folder as it is, since the reader drops the two columns put before. Every failure to
 * write throws {@link SourceException}. Thread-safe, for one who adds and another who syncs.
 */
public final class RejectedRows implements Closeable {
    /** The column put first: the row's line in the source file. */
    public static final String LINE_COLUMN = "REJECTED_LINE";
    /** The column put second: why the row was rejected. */
    public static final String REASON_COLUMN = "REJECTED_REASON";

    private final Path directory;
    private final String fileName;
    private final Optional<Path> intolerantFor;
    private byte[] header = {};
    private @Nullable Path path;
    /** Not a channel: an interrupt, which a stop by force is, would close it and lose rows. */
    private @Nullable RandomAccessFile raw;

    private @Nullable OutputStream out;
    private long length;
    private int lastByte = '\n';
    private boolean closed;
    private boolean broken;

    private RejectedRows(Path directory, String fileName, Optional<Path> intolerantFor) {
        this.directory = directory;
        this.fileName = fileName;
        this.intolerantFor = intolerantFor;
    }

    /** Rejected rows of the source file of this name, to be written into this directory, which is made when needed. */
    public static RejectedRows of(String sourceFileName, Path directory) {
        return new RejectedRows(directory, sourceFileName, Optional.empty());
    }

    /** For a file of which no row may be rejected: the first one throws {@link BadRowException}. */
    static RejectedRows none(Path file) {
        return new RejectedRows(file.resolveSibling(""), String.valueOf(file.getFileName()), Optional.of(file));
    }

    /**
     * Goes on with a file of rejected rows, after cutting off what was written behind the length given.
     *
     * @param length in bytes, as it was when the last row that counts was in it
     */
    public static RejectedRows resume(Path file, long length) {
        RejectedRows rejected =
                new RejectedRows(file.resolveSibling(""), String.valueOf(file.getFileName()), Optional.empty());
        try {
            long there = Files.size(file);
            if (there < length) {
                throw new SourceException("Cannot go on with the rejected rows in " + file + ": the file has " + there
                        + " bytes and had " + length
                        + " when reading stopped. Put it back, or let the source file start over.");
            }
            RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw");
            rejected.opened(file, raw);
            raw.setLength(length);
            raw.seek(length);
        } catch (IOException e) {
            throw rejected.failed(e);
        }
        rejected.length = length;
        return rejected;
    }

    /** The file, once there is one. */
    public synchronized Optional<Path> path() {
        return Optional.ofNullable(path);
    }

    /** The length of the file in bytes with all rows so far, written to the disk or not yet. */
    public synchronized long length() {
        return length;
    }

    /** Takes the source's header line, without its line end; before the first row. */
    synchronized void header(String line) {
        header = line.getBytes(StandardCharsets.UTF_8);
    }

    /** Adds one row: the record's bytes in an array, its line end included if it has one. */
    synchronized void add(long line, String reason, byte[] bytes, int from, int to) {
        begin(line, reason);
        append(bytes, from, to);
        end();
    }

    /** Begins a row whose bytes follow in pieces, by {@link #append}, until {@link #end}. */
    synchronized void begin(long line, String reason) {
        if (intolerantFor.isPresent()) {
            throw new BadRowException(intolerantFor.get(), line, reason);
        }
        if (length == 0) {
            writeText(LINE_COLUMN + "," + REASON_COLUMN + ",");
            append(header, 0, header.length);
            writeText("\n");
        }
        writeText(line + ",\"" + reason.replace("\"", "\"\"") + "\",");
        lastByte = ',';
    }

    /** Adds bytes to the row begun. */
    synchronized void append(byte[] bytes, int from, int to) {
        if (to > from) {
            try {
                out().write(bytes, from, to - from);
            } catch (IOException e) {
                throw failed(e);
            }
            length += to - from;
            lastByte = bytes[to - 1];
        }
    }

    /** Ends the row begun, and its line if its bytes did not. */
    synchronized void end() {
        if (lastByte != '\n' && lastByte != '\r') {
            writeText("\n");
        }
    }

    private void writeText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        append(bytes, 0, bytes.length);
    }

    private OutputStream out() throws IOException {
        OutputStream current = out;
        if (closed) {
            throw new IllegalStateException("The rejected rows of " + fileName + " are closed");
        }
        if (current == null) {
            Files.createDirectories(directory);
            Path claimed = UnusedName.claim(directory, fileName);
            current = opened(claimed, new RandomAccessFile(claimed.toFile(), "rw"));
        }
        return current;
    }

    private OutputStream opened(Path file, RandomAccessFile to) throws IOException {
        path = file;
        raw = to;
        OutputStream stream = new BufferedOutputStream(new FileOutputStream(to.getFD()), 64 * 1024);
        out = stream;
        return stream;
    }

    /** Makes all rows so far survive the end of this process, however it ends. */
    synchronized void flush() {
        if (broken) {
            throw failed(new IOException("an earlier write failed"));
        }
        if (out != null) {
            try {
                out.flush();
            } catch (IOException e) {
                throw failed(e);
            }
        }
    }

    /** Makes all rows so far survive a power failure. */
    public synchronized void sync() {
        flush();
        if (raw != null) {
            try {
                raw.getFD().sync();
            } catch (IOException e) {
                throw failed(e);
            }
        }
    }

    /** Writes what is still in memory and closes the file. */
    @Override
    public synchronized void close() {
        closed = true;
        OutputStream closingOut = out;
        RandomAccessFile closingRaw = raw;
        out = null;
        raw = null;
        if (closingOut != null && closingRaw != null) {
            try {
                try {
                    if (!broken) {
                        closingOut.flush();
                    }
                } finally {
                    closingRaw.close();
                }
            } catch (IOException e) {
                throw failed(e);
            }
        }
    }

    /** From here on nothing counts as written: some of what the buffer holds may be on disk, and writing it again would repeat it. */
    private SourceException failed(IOException cause) {
        broken = true;
        return new SourceException(
                "Cannot write the rejected rows of " + fileName + " to " + (path == null ? directory : path) + ": "
                        + FileErrors.inWords(cause)
                        + ". Nothing of the file is given up: mend the cause and it is read again.",
                cause);
    }
}
