package io.headwater.source;

import io.headwater.files.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Cuts the bytes of a CSV file into raw records, knowing only commas, quotes and line breaks (RFC 4180; LF, CRLF and a lone CR
 * each end a line).
 *
 * <p>All four are single bytes that UTF-8 uses for nothing else, so this works on bytes, malformed ones too. It holds at most
 * one buffer, which grows up to the longest record allowed; a longer record is handed out in pieces. Not thread-safe.
 */
final class RecordFramer {
    /** One read asks for no more: the JDK copies through a direct buffer as large as the read, and keeps it. */
    private static final int READ_BYTES = 256 * 1024;

    private final InputStream in;
    private final int maxRecordBytes;
    private final int maxBufferBytes;
    private final RecordScanner scanner = new RecordScanner();
    private final RecordRun run = new RecordRun();

    private byte[] buffer;
    private int filled;
    private int scanned;
    private int recordStart;
    private long bufferOffset;
    private boolean endOfFile;

    private long recordLine;
    /** Of everything before {@link #digested}, counted in the buffer. */
    private final Sha256 sha256;

    private int digested;

    /**
     * A framer of what the stream gives from here on.
     *
     * @param bufferBytes how much to hold at first, from 1
     * @param maxRecordBytes the longest record to hold, without its line end
     * @param offset where in the file the stream stands
     * @param line the number of the line that begins there, from 1
     * @param sha256 of what stands before that; what is handed out is added to it
     */
    RecordFramer(InputStream in, int bufferBytes, int maxRecordBytes, long offset, long line, Sha256 sha256) {
        this.in = in;
        this.sha256 = sha256;
        this.buffer = new byte[bufferBytes];
        this.maxRecordBytes = maxRecordBytes;
        // Two more: the line end must fit as well, or a record just short enough could not be told from a longer one.
        this.maxBufferBytes = Math.max(bufferBytes, maxRecordBytes + 2);
        this.bufferOffset = offset;
        this.recordLine = line;
    }

    /** Where in the file the first record begins that was not handed out yet. */
    long offset() {
        return bufferOffset + recordStart;
    }

    /** SHA-256 of what stands before {@link #offset}, in hexadecimal. */
    String sha256() {
        digest();
        return sha256.hex();
    }

    private void digest() {
        if (recordStart > digested) {
            sha256.add(buffer, digested, recordStart);
            digested = recordStart;
        }
    }

    /** The number of the line that begins at {@link #offset}. */
    long line() {
        return recordLine;
    }

    /** Passes over the three bytes by which some programs mark a file as UTF-8; to be called at the start of the file only. */
    void skipByteOrderMark() throws IOException {
        while (filled < 3 && !endOfFile) {
            fill();
        }
        if (filled >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF) {
            recordStart = 3;
            scanned = 3;
        }
    }

    /**
     * The next records, as many as are at hand: at least one, or none at the end of the file.
     *
     * <p>When the run {@linkplain RecordRun#isPartial is partial}, {@link #copyRest} must follow.
     */
    RecordRun next(int max) throws IOException {
        run.reset(buffer);
        while (run.count() < max) {
            if (scan()) {
                frame();
            } else if (endOfFile) {
                frameUnterminated();
                break;
            } else if (run.count() > 0) {
                break;
            } else if (scanned - recordStart > maxRecordBytes) {
                run.addPartial(recordStart, scanned, recordLine);
                break;
            } else {
                fill();
                run.reset(buffer);
            }
        }
        return run;
    }

    /** Copies all of the partial record of the last run, its line end included, and stands behind it. */
    void copyRest(OutputStream to) throws IOException {
        while (true) {
            boolean ended = scan();
            to.write(buffer, recordStart, scanned - recordStart);
            if (ended) {
                nextRecord();
                return;
            }
            recordStart = scanned;
            if (endOfFile) {
                nextRecord();
                return;
            }
            fill();
        }
    }

    /** Scans on; true when the end of the record was reached, and {@link #scanned} is behind it. */
    private boolean scan() {
        boolean ended = scanner.scan(buffer, scanned, filled, endOfFile);
        scanned = scanner.scanned();
        return ended;
    }

    private void frame() {
        int end = scanner.contentEnd();
        // A blank line is no record.
        if (end > recordStart) {
            run.add(recordStart, end, scanned, recordLine, faultOf(end, scanner.fault()));
        }
        nextRecord();
    }

    private void frameUnterminated() {
        if (scanned > recordStart) {
            run.add(recordStart, scanned, scanned, recordLine, faultOf(scanned, scanner.faultAtEndOfFile()));
            nextRecord();
        }
    }

    private Fault faultOf(int end, Fault fault) {
        return end - recordStart > maxRecordBytes ? Fault.TOO_LONG : fault;
    }

    private void nextRecord() {
        recordStart = scanned;
        recordLine += scanner.lineBreaks();
        scanner.reset();
    }

    /** Lets the buffer go; nothing is framed after this. */
    void release() {
        digest();
        run.reset(new byte[0]);
        buffer = new byte[0];
    }

    private void fill() throws IOException {
        if (recordStart > 0) {
            digest();
            System.arraycopy(buffer, recordStart, buffer, 0, filled - recordStart);
            bufferOffset += recordStart;
            filled -= recordStart;
            scanned -= recordStart;
            recordStart = 0;
            digested = 0;
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(
                    buffer, (int) Math.min(2L * buffer.length + 2, Math.max(maxBufferBytes, filled + 1L)));
        }
        int read = in.read(buffer, filled, Math.min(READ_BYTES, buffer.length - filled));
        if (read < 0) {
            endOfFile = true;
        } else {
            filled += read;
        }
    }
}
