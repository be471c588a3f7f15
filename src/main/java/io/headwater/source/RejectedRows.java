package io.headwater.source;

import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The rejected rows of one source file, each byte for byte behind its line number and the reason.
 *
 * <p>Their file begins with the source's own header: mended, it can be dropped into the source folder as it is, since the reader
 * drops the two columns put before. It gets its name, which was not in use, by {@link #appear}. Every failure to write throws
 * {@link SourceException}. Thread-safe, for one who adds and another who syncs.
 */
public final class RejectedRows implements Closeable {
    /** The column put first: the row's line in the source file. */
    public static final String LINE_COLUMN = "REJECTED_LINE";
    /** The column put second: why the row was rejected. */
    public static final String REASON_COLUMN = "REJECTED_REASON";

    private final RejectedFile file;
    private final Optional<Path> intolerantFor;
    private byte[] header = {};
    private long length;
    private int lastByte = '\n';

    private RejectedRows(RejectedFile file, long length, Optional<Path> intolerantFor) {
        this.file = file;
        this.length = length;
        this.intolerantFor = intolerantFor;
    }

    /** Rejected rows of this source file, to be written into this directory, which is made when needed. */
    public static RejectedRows of(Path sourceFile, Path directory) {
        return new RejectedRows(new RejectedFile(sourceFile, directory), 0, Optional.empty());
    }

    /** For a file of which no row may be rejected: the first one throws {@link BadRowException}. */
    static RejectedRows none(Path file) {
        return new RejectedRows(new RejectedFile(file, file.resolveSibling("")), 0, Optional.of(file));
    }

    /**
     * Goes on with the rejected rows of this source file, after cutting off what was written behind the length given.
     *
     * @param length in bytes, as it was when the last row that counts was in it
     * @return nothing if there are not so many bytes: their owner took the file away to mend it
     */
    static Optional<RejectedRows> resume(Path sourceFile, Path file, long length) {
        return RejectedFile.resume(sourceFile, file, length)
                .map(resumed -> new RejectedRows(resumed, length, Optional.empty()));
    }

    /** The file, once there is one; or the name that it is to have. */
    public synchronized Optional<Path> path() {
        return file.path();
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
            file.write(bytes, from, to);
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

    /** Makes all rows so far survive the end of this process, however it ends. */
    synchronized void flush() {
        file.flush();
    }

    /**
     * Gives the file its name; to be called once that is on record with the rows so far, so that no crash leaves a file that nobody
     * knows of.
     *
     * @return false if somebody else took the name: then {@link #path} is another one, to be put on record
     */
    public synchronized boolean appear() {
        return file.appear();
    }

    /** Makes all rows so far survive a power failure. */
    public synchronized void sync() {
        file.sync();
    }

    /** Writes what is still in memory and closes the file; one that never appeared goes. */
    @Override
    public synchronized void close() {
        file.close();
    }
}
