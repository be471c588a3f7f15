package io.headwater.source;

import java.time.LocalDate;

/** Writes times of the years 0 to 9999 as {@link java.time.Instant#toString} does, without an object for each. Not thread-safe. */
final class UtcText {
    private static final int DATE_LENGTH = "2018-04-01T".length();
    private static final int SECONDS_LENGTH = "2018-04-01T00:00:31".length();

    private final char[] chars = "2018-04-01T00:00:31.123456789Z".toCharArray();
    private long lastDay = Long.MIN_VALUE;
    private int length;

    /** Writes a time, in seconds since 1970 and nanoseconds beyond them. */
    void write(long seconds, int nanos) {
        long day = Math.floorDiv(seconds, 86_400L);
        if (day != lastDay) {
            LocalDate date = LocalDate.ofEpochDay(day);
            digits(date.getYear(), 0, 4);
            digits(date.getMonthValue(), 5, 2);
            digits(date.getDayOfMonth(), 8, 2);
            lastDay = day;
        }
        int second = (int) Math.floorMod(seconds, 86_400L);
        digits(second / 3600, DATE_LENGTH, 2);
        digits(second / 60 % 60, DATE_LENGTH + 3, 2);
        digits(second % 60, DATE_LENGTH + 6, 2);
        length = SECONDS_LENGTH;
        if (nanos != 0) {
            fraction(nanos);
        }
        chars[length++] = 'Z';
    }

    /** The array that the time written last begins. */
    char[] chars() {
        return chars;
    }

    /** How many characters it has. */
    int length() {
        return length;
    }

    private void fraction(int nanos) {
        chars[length++] = '.';
        if (nanos % 1_000_000 == 0) {
            fraction(nanos / 1_000_000, 3);
        } else if (nanos % 1_000 == 0) {
            fraction(nanos / 1_000, 6);
        } else {
            fraction(nanos, 9);
        }
    }

    private void fraction(int value, int count) {
        digits(value, length, count);
        length += count;
    }

    private void digits(int value, int from, int count) {
        int rest = value;
        for (int at = from + count - 1; at >= from; at--) {
            chars[at] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
