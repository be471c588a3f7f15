package io.headwater.source;

/**
 * Finds where one CSV record ends: the state machine of RFC 4180 over bytes that may come in pieces.
 *
 * <p>A quote at the start of a field opens a quoted field, in which commas and line breaks are data and a doubled quote is a
 * quote. Where a record breaks these rules it still ends at the next line break outside quotes. Not thread-safe.
 */
final class RecordScanner {
    private static final int FIELD_START = 0;
    private static final int UNQUOTED = 1;
    private static final int QUOTED = 2;
    private static final int QUOTE_IN_QUOTED = 3;

    private int state = FIELD_START;
    private Fault fault = Fault.NONE;
    private boolean afterQuotedCr;
    private int lineBreaks;
    private int scanned;
    private int contentEnd;

    /** Forgets the record, to begin the next. */
    void reset() {
        state = FIELD_START;
        fault = Fault.NONE;
        lineBreaks = 0;
    }

    /** How far the last scan came: behind the record's line end, or where the next scan must go on. */
    int scanned() {
        return scanned;
    }

    /** Where the record ends before its line end, once scanned to its end. */
    int contentEnd() {
        return contentEnd;
    }

    /** What is wrong with the record so far. */
    Fault fault() {
        return fault;
    }

    /** What is wrong with the record if nothing follows any more. */
    Fault faultAtEndOfFile() {
        return state == QUOTED && fault == Fault.NONE ? Fault.UNCLOSED_QUOTE : fault;
    }

    /** How many lines the record has so far that are ended. */
    int lineBreaks() {
        return lineBreaks;
    }

    /**
     * Scans on through these bytes: true at the end of the record, false when they do not reach that far.
     *
     * @param endOfFile whether no bytes follow these
     */
    boolean scan(byte[] bytes, int from, int end, boolean endOfFile) {
        int at = from;
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
                        return endRecord(bytes, at, end, endOfFile);
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
                        return endRecord(bytes, at, end, endOfFile);
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
                lineBreaks++;
            }
            afterQuotedCr = next == '\r';
        }
        return end;
    }

    /** Ends the record before the line break at this index; false when only the next byte tells whether it is CR or CRLF. */
    private boolean endRecord(byte[] bytes, int at, int end, boolean endOfFile) {
        int behind = at + 1;
        if (bytes[at] == '\r') {
            if (behind == end && !endOfFile) {
                scanned = at;
                return false;
            }
            if (behind < end && bytes[behind] == '\n') {
                behind++;
            }
        }
        contentEnd = at;
        scanned = behind;
        lineBreaks++;
        return true;
    }
}
