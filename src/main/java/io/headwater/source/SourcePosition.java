package io.headwater.source;

/**
 * How far a source file was read, always between two records; reading can go on from here.
 *
 * @param byteOffset the first byte of the file that was not read
 * @param line the number of the line that begins there, from 1
 * @param rowsRead rows before it, rejected ones included
 * @param rowsRejected how many of them were rejected
 */
public record SourcePosition(long byteOffset, long line, long rowsRead, long rowsRejected) {
    /** Nothing was read. */
    public static final SourcePosition START = new SourcePosition(0, 1, 0, 0);

    /** Rows before it that were not rejected. */
    public long rowsAccepted() {
        return rowsRead - rowsRejected;
    }
}
