package io.headwater.ingest;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;

/** The forms in which feeds write times. */
final class Times {
    static final String ALLOWED = "a time from 1970 to 2100: seconds since 1970, with or without a fraction,"
            + " milliseconds since 1970, or a text like \"2026-01-05T14:30:00.25Z\"";

    private static final long SECONDS_UP_TO_2100 =
            LocalDateTime.of(2100, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);

    /** Below that a number of milliseconds, of before 1974, would pass for one of seconds, or for nothing. */
    private static final double LEAST_MILLIS = 1e11;

    private static final double MILLIS = 1000;

    /** With a time zone or without, as Python's isoformat writes a time that has none. */
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter();

    private static final int MOST_CHARACTERS = 40;

    private Times() {}

    static boolean isTime(double number) {
        return (number >= 0 && number < SECONDS_UP_TO_2100)
                || (number >= LEAST_MILLIS && number < SECONDS_UP_TO_2100 * MILLIS);
    }

    static boolean isTime(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return false;
        }
        try {
            TemporalAccessor time = ISO.parse(text);
            // An offset moves it by less than a day, at most over the end of a century.
            long seconds = LocalDateTime.from(time).toEpochSecond(ZoneOffset.UTC);
            return seconds >= 0 && seconds < SECONDS_UP_TO_2100;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
