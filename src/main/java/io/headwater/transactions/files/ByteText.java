package io.headwater.transactions.files;

import io.headwater.text.Digits;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Text as bytes, gathered before it is written: a run makes tens of millions of numbers a second. Not thread-safe; throws
 * {@link UncheckedIOException}, so that a visitor can call it.
 */
final class ByteText {
    private static final int CAPACITY = 1 << 16;

    /** Longer than what is put at once, by far. */
    private static final int MOST_AT_ONCE = 256;

    private final OutputStream out;
    private final byte[] bytes = new byte[CAPACITY + MOST_AT_ONCE];
    private int size;

    ByteText(OutputStream out) {
        this.out = out;
    }

    /** At most {@link #MOST_AT_ONCE} bytes. */
    void put(byte[] text) {
        makeRoom();
        if (text.length == 1) {
            bytes[size++] = text[0];
        } else {
            System.arraycopy(text, 0, bytes, size, text.length);
            size += text.length;
        }
    }

    /** A number from 0 on. */
    void putNumber(long number) {
        makeRoom();
        size = Digits.put(bytes, size, number);
    }

    /** {@code hh:mm:ss}. */
    void putTime(int secondOfDay) {
        makeRoom();
        size = Digits.putTime(bytes, size, secondOfDay);
    }

    /** A number of hundredths from 0 on, with two decimals. */
    void putHundredths(long number) {
        makeRoom();
        size = Digits.putHundredths(bytes, size, number);
    }

    private void makeRoom() {
        if (size >= CAPACITY) {
            flush();
        }
    }

    void flush() {
        try {
            out.write(bytes, 0, size);
            size = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
