package io.headwater.text;

/**
 * Puts decimal digits into a byte array, without an object or a conversion a number. Each method returns the place after what it has
 * put, and leaves it to the caller that there is room.
 */
public final class Digits {
    /** The digits of 0 to 99, two each. */
    private static final byte[] PAIRS = new byte[200];

    static {
        for (int i = 0; i < 100; i++) {
            PAIRS[2 * i] = (byte) ('0' + i / 10);
            PAIRS[2 * i + 1] = (byte) ('0' + i % 10);
        }
    }

    private Digits() {}

    /** A number from 0 on: at most 19 digits. */
    public static int put(byte[] bytes, int at, long number) {
        long left = number;
        int after = at + count(number);
        int end = after;
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
        return after;
    }

    private static int count(long number) {
        int digits = 1;
        for (long bound = 10; number >= bound && digits < 19; bound *= 10) {
            digits++;
        }
        return digits;
    }

    /** A number from 0 to 99, with two digits. */
    public static int putPair(byte[] bytes, int at, int number) {
        bytes[at] = PAIRS[2 * number];
        bytes[at + 1] = PAIRS[2 * number + 1];
        return at + 2;
    }

    /** A number of hundredths from 0 on, with two decimals. */
    public static int putHundredths(byte[] bytes, int at, long number) {
        long whole = number / 100;
        int after = put(bytes, at, whole);
        bytes[after] = '.';
        return putPair(bytes, after + 1, (int) (number - 100 * whole));
    }

    /** {@code hh:mm:ss}. */
    public static int putTime(byte[] bytes, int at, int secondOfDay) {
        int hours = putPair(bytes, at, secondOfDay / 3_600);
        bytes[hours] = ':';
        int minutes = putPair(bytes, hours + 1, secondOfDay / 60 % 60);
        bytes[minutes] = ':';
        return putPair(bytes, minutes + 1, secondOfDay % 60);
    }
}
