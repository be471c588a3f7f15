package io.headwater.transactions.files;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Digits as bytes, without an object or a conversion a number: a run writes tens of millions of them a second. Not thread-safe; throws
 * {@link UncheckedIOException}, so that a visitor can call it.
 */
final class ByteText {
    private static final int CAPACITY = 1 << 16;

    /** Longer than what is put at once, by far. */
    private static final int MOST_AT_ONCE = 256;

    /** The digits of 0 to 99, two each. */
    private static final byte[] PAIRS = new byte[200];

    static {
        for (int i = 0; i < 100; i++) {
            PAIRS[2 * i] = (byte) ('0' + i / 10);
            PAIRS[2 * i + 1] = (byte) ('0' + i % 10);
        }
    }

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
        putDigits(number);
    }

    /** {@code hh:mm:ss}. */
    void putTime(int secondOfDay) {
        makeRoom();
        putPair(secondOfDay / 3_600);
        bytes[size++] = ':';
        putPair(secondOfDay / 60 % 60);
        bytes[size++] = ':';
        putPair(secondOfDay % 60);
    }

    /** A number of hundredths from 0 on, with two decimals. */
    void putHundredths(long number) {
        makeRoom();
        putDigits(number / 100);
        bytes[size++] = '.';
        putPair((int) (number % 100));
    }

    private void putDigits(long number) {
        long left = number;
        int end = size + digits(number);
        size = end;
        while (left >= 100) {
            int pair = 2 * (int) (left % 100);
            left /= 100;
            bytes[--end] = PAIRS[pair + 1];
            bytes[--end] = PAIRS[pair];
        }
        if (left >= 10) {
            bytes[--end] = PAIRS[2 * (int) left + 1];
            bytes[--end] = PAIRS[2 * (int) left];
        } else {
            bytes[--end] = (byte) ('0' + left);
        }
    }

    private static int digits(long number) {
        int digits = 1;
        for (long bound = 10; number >= bound && digits < 19; bound *= 10) {
            digits++;
        }
        return digits;
    }

    private void putPair(int number) {
        bytes[size++] = PAIRS[2 * number];
        bytes[size++] = PAIRS[2 * number + 1];
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
