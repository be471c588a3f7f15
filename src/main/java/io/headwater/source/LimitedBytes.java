package io.headwater.source;

import java.io.OutputStream;
import java.util.Arrays;

/** Keeps the bytes written to it up to a limit; beyond it only counts them, so that the size is still known. */
final class LimitedBytes extends OutputStream {
    private static final int INITIAL_BYTES = 1024;
    /** An array that one large row made longer than this is not kept. */
    private static final int KEPT_BYTES = 1024 * 1024;

    private final int limit;
    private byte[] bytes = new byte[INITIAL_BYTES];
    private long count;

    LimitedBytes(int limit) {
        this.limit = limit;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) {
        long end = count + length;
        if (end <= limit) {
            if (end > bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.max(end, Math.min(2L * bytes.length, limit)));
            }
            System.arraycopy(from, offset, bytes, (int) count, length);
        }
        count = end;
    }

    /** How many bytes were written since the last reset, kept or not. */
    long count() {
        return count;
    }

    /** A copy of the bytes written, which must not be more than the limit. */
    byte[] toByteArray() {
        return Arrays.copyOf(bytes, Math.toIntExact(count));
    }

    void reset() {
        count = 0;
        if (bytes.length > KEPT_BYTES) {
            bytes = new byte[INITIAL_BYTES];
        }
    }
}
