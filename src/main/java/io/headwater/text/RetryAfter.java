package io.headwater.text;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/**
 * The Retry-After header: seconds or a date.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#field.retry-after">RFC 9110, 10.2.3</a>
 */
public final class RetryAfter {
    /** A server that says «next year» is asked again in an hour. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final int DIGITS_OF_ANY_INT = 9;

    private RetryAfter() {}

    /** How long the header asks to wait from now on: zero to an hour; zero if it says nothing that can be read. */
    public static Duration parse(String header, InstantSource clock) {
        String text = header.strip();
        if (text.matches("\\d+")) {
            boolean beyondCounting = text.length() > DIGITS_OF_ANY_INT;
            return beyondCounting ? LONGEST : atMostLongest(Duration.ofSeconds(Long.parseLong(text)));
        }
        return atMostLongest(untilDate(text, clock.instant()));
    }

    private static Duration atMostLongest(Duration asked) {
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    private static Duration untilDate(String date, Instant now) {
        try {
            return Duration.between(
                    now,
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }
}
