package io.headwater.source;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;

/**
 * Reads a time as files have it: {@code 2018-04-01}, {@code 2018-04-01 00:00:31.5}, with a {@code T} and with a zone as ISO 8601
 * allows it, or seconds or milliseconds since 1970. Without a zone it is UTC.
 *
 * <p>By hand, since a row a microsecond leaves no time for a formatter and the exception that it throws. Holds the time read
 * last; not thread-safe.
 */
final class TimeText {
    /** What is read, for messages. */
    static final String ALLOWED =
            "a time like 2018-04-01 00:00:31, 2018-04-01T00:00:31.5+02:00, or seconds or milliseconds since 1970";

    private static final long SECONDS_OF_YEAR_0 = -62_167_219_200L;
    private static final long SECONDS_OF_YEAR_10000 = 253_402_300_800L;

    /** From here on a number is milliseconds: as seconds it would be in the year 5138, as milliseconds it is in 1973. */
    private static final long LEAST_MILLIS = 100_000_000_000L;

    private static final int SECONDS_OF_DAY = 86_400;
    private static final int MAX_OFFSET_MINUTES = 18 * 60;
    private static final int[] POWERS_OF_TEN = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    private char[] text = {};
    private int at;
    private int to;
    private long seconds;
    private int nanos;
    /** Most rows of a file are of the same day as the row before: year, month and day as one number, and its first second. */
    private int lastDate = -1;

    private long lastDateSeconds;

    /** Reads these characters; whether they are a time. */
    boolean read(char[] chars, int from, int end) {
        text = chars;
        at = from;
        to = end;
        nanos = 0;
        boolean isDate = end - from >= 10 && chars[from + 4] == '-' && chars[from + 7] == '-';
        return (isDate ? dateAndTime() : number())
                && at == to
                && seconds >= SECONDS_OF_YEAR_0
                && seconds < SECONDS_OF_YEAR_10000;
    }

    /** Whole seconds since 1970, rounded down, of a time from year 0 to 9999. */
    long seconds() {
        return seconds;
    }

    /** What is beyond the whole seconds. */
    int nanos() {
        return nanos;
    }

    /** Whole milliseconds since 1970, rounded down. */
    long millis() {
        return seconds * 1000 + nanos / 1_000_000;
    }

    private boolean dateAndTime() {
        int year = digits(4);
        at++;
        int month = digits(2);
        at++;
        int day = digits(2);
        if ((year | month | day) < 0 || !date(year, month, day)) {
            return false;
        }
        if (at == to) {
            return true;
        }
        return (taken('T') || taken('t') || taken(' ')) && timeOfDay() && zone();
    }

    private boolean date(int year, int month, int day) {
        int date = (year * 100 + month) * 100 + day;
        if (date != lastDate) {
            if (month < 1 || month > 12 || day < 1 || day > Month.of(month).length(Year.isLeap(year))) {
                return false;
            }
            lastDate = date;
            lastDateSeconds = LocalDate.of(year, month, day).toEpochDay() * SECONDS_OF_DAY;
        }
        seconds = lastDateSeconds;
        return true;
    }

    private boolean timeOfDay() {
        int hour = digits(2);
        int minute = taken(':') ? digits(2) : -1;
        int second = 0;
        if (taken(':')) {
            second = digits(2);
            if (second >= 0 && taken('.') && !fraction()) {
                return false;
            }
        }
        if ((hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59) {
            return false;
        }
        seconds += (hour * 60 + minute) * 60 + second;
        return true;
    }

    private boolean zone() {
        if (at == to) {
            return true;
        }
        taken(' ');
        if (taken('Z') || taken('z')) {
            return true;
        }
        if (taken('U')) {
            return taken('T') && taken('C');
        }
        boolean west = taken('-');
        if (!west && !taken('+')) {
            return false;
        }
        int hours = digits(2);
        int minutes = 0;
        if (at < to) {
            taken(':');
            minutes = digits(2);
        }
        if ((hours | minutes) < 0 || minutes > 59 || hours * 60 + minutes > MAX_OFFSET_MINUTES) {
            return false;
        }
        int offset = (hours * 60 + minutes) * 60;
        seconds += west ? offset : -offset;
        return true;
    }

    private boolean number() {
        boolean negative = taken('-');
        int from = at;
        long value = 0;
        while (at < to && isDigit(text[at]) && at - from < 16) {
            value = value * 10 + text[at++] - '0';
        }
        if (at == from) {
            return false;
        }
        if (taken('.') && (value >= LEAST_MILLIS || !fraction())) {
            return false;
        }
        if (value >= LEAST_MILLIS) {
            long millis = negative ? -value : value;
            seconds = Math.floorDiv(millis, 1000L);
            nanos = (int) Math.floorMod(millis, 1000L) * 1_000_000;
        } else if (negative && nanos > 0) {
            seconds = -value - 1;
            nanos = 1_000_000_000 - nanos;
        } else {
            seconds = negative ? -value : value;
        }
        return true;
    }

    /** One to nine digits behind a point, as nanoseconds. */
    private boolean fraction() {
        int from = at;
        int value = 0;
        while (at < to && isDigit(text[at]) && at - from < 9) {
            value = value * 10 + text[at++] - '0';
        }
        nanos = value * POWERS_OF_TEN[9 - (at - from)];
        return at > from;
    }

    /** A number of so many digits; -1 where there are none. */
    private int digits(int count) {
        if (to - at < count) {
            return -1;
        }
        int value = 0;
        for (int end = at + count; at < end; at++) {
            if (!isDigit(text[at])) {
                return -1;
            }
            value = value * 10 + text[at] - '0';
        }
        return value;
    }

    private boolean taken(char c) {
        if (at < to && text[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
