package io.headwater.source;

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
    private static final int FIELD_START = 0;
    private static final int UNQUOTED = 1;
    private static final int QUOTED = 2;
    private static final int QUOTE_IN_QUOTED = 3;

    /** One read asks for no more: the JDK copies through a direct buffer as large as the read, and keeps it. */
    private static final int READ_BYTES = 256 * 1024;

    private final InputStream in;
    private final int maxRecordBytes;
    private final int maxBufferBytes;
    private final RecordRun run = new RecordRun();

    private byte[] buffer;
    private int filled;
    private int scanned;
    private int recordStart;
    private long bufferOffset;
    private boolean endOfFile;

    private int state = FIELD_START;
    private Fault fault = Fault.NONE;
    private boolean afterQuotedCr;
    private int contentEnd;
    private long recordLine;
    private long line;

    /**
     * A framer of what the stream gives from here on.
     *
     * @param bufferBytes how much to hold at first, from 1
     * @param maxRecordBytes the longest record to hold, without its line end
     * @param offset where in the file the stream stands
     * @param line the number of the line that begins there, from 1
     */
    RecordFramer(InputStream in, int bufferBytes, int maxRecordBytes, long offset, long line) {
        this.in = in;
        this.buffer = new byte[bufferBytes];
        this.maxRecordBytes = maxRecordBytes;
        // Two more: the line end must fit as well, or a record just short enough could not be told from a longer one.
        this.maxBufferBytes = Math.max(bufferBytes, maxRecordBytes + 2);
        this.bufferOffset = offset;
        this.recordLine = line;
        this.line = line;
    }

    /** Where in the file the first record begins that was not handed out yet. */
    long offset() {
        return bufferOffset + recordStart;
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
            if (scanToRecordEnd()) {
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
            boolean ended = scanToRecordEnd();
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

    private void frame() {
        // A blank line is no record.
        if (contentEnd > recordStart) {
            run.add(recordStart, contentEnd, scanned, recordLine, faultOf(contentEnd));
        }
        nextRecord();
    }

    private void frameUnterminated() {
        if (state == QUOTED && fault == Fault.NONE) {
            fault = Fault.UNCLOSED_QUOTE;
        }
        if (scanned > recordStart) {
            run.add(recordStart, scanned, scanned, recordLine, faultOf(scanned));
            nextRecord();
        }
    }

    private Fault faultOf(int end) {
        return end - recordStart > maxRecordBytes ? Fault.TOO_LONG : fault;
    }

    private void nextRecord() {
        recordStart = scanned;
        recordLine = line;
        state = FIELD_START;
        fault = Fault.NONE;
    }

    private void fill() throws IOException {
        if (recordStart > 0) {
            System.arraycopy(buffer, recordStart, buffer, 0, filled - recordStart);
            bufferOffset += recordStart;
            filled -= recordStart;
            scanned -= recordStart;
            recordStart = 0;
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

    /**
     * Scans on to the end of the record: true with {@link #contentEnd} before and {@link #scanned} behind the line end, false
     * when the bytes at hand do not reach that far.
     */
    private boolean scanToRecordEnd() {
        byte[] bytes = buffer;
        int end = filled;
        int at = scanned;
        while (at < end) {
            switch (state) {
                case FIELD_START -> {
                    if (bytes[at] == '"') {
                        state = QUOTED;
                        afterQuotedCr = false;
                        at++;
                    } else {
                        state = UNQUOTED;
                    }
                }
                case UNQUOTED -> {
                    at = scanUnquoted(bytes, at, end);
                    if (at == end) {
                        break;
                    }
                    if (bytes[at] == '"') {
                        state = QUOTED;
                        afterQuotedCr = false;
                        at++;
                    } else {
                        return endRecord(at);
                    }
                }
                case QUOTED -> {
                    at = scanQuoted(bytes, at, end);
                }
                default -> {
                    byte next = bytes[at];
                    if (next == '"') {
                        state = QUOTED;
                        afterQuotedCr = false;
                        at++;
                    } else if (next == ',') {
                        state = FIELD_START;
                        at++;
                    } else if (next == '\n' || next == '\r') {
                        return endRecord(at);
                    } else {
                        fault = Fault.TEXT_AFTER_QUOTE;
                        state = UNQUOTED;
                        at++;
                    }
                }
            }
        }
        scanned = at;
        return false;
    }

    /** Scans unquoted fields: stops at a line break, at a quote that begins a field, or at the end of the bytes. */
    private int scanUnquoted(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end) {
            // Nearly every byte is greater than the four that matter: one comparison each.
            if ((bytes[at] & 0xFF) > ',') {
                at++;
                continue;
            }
            byte next = bytes[at];
            if (next == ',') {
                at++;
                if (at == end) {
                    state = FIELD_START;
                } else if (bytes[at] == '"') {
                    return at;
                }
            } else if (next == '\n' || next == '\r') {
                return at;
            } else {
                if (next == '"' && fault == Fault.NONE) {
                    fault = Fault.STRAY_QUOTE;
                }
                at++;
            }
        }
        return at;
    }

    /** Scans inside a quoted field, counting lines: stops behind a quote, or at the end of the bytes. */
    private int scanQuoted(byte[] bytes, int from, int end) {
        for (int at = from; at < end; at++) {
            byte next = bytes[at];
            if (next == '"') {
                state = QUOTE_IN_QUOTED;
                return at + 1;
            }
            if (next == '\r' || (next == '\n' && !afterQuotedCr)) {
                line++;
            }
            afterQuotedCr = next == '\r';
        }
        return end;
    }

    /** Ends the record before the line break at this index; false when only the next byte tells whether it is CR or CRLF. */
    private boolean endRecord(int at) {
        int behind = at + 1;
        if (buffer[at] == '\r') {
            if (behind == filled && !endOfFile) {
                scanned = at;
                return false;
            }
            if (behind < filled && buffer[behind] == '\n') {
                behind++;
            }
        }
        contentEnd = at;
        scanned = behind;
        line++;
        return true;
    }
}
