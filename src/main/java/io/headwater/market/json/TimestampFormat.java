package io.headwater.market.json;

import java.util.Locale;

/** What a time looks like in a message. */
public enum TimestampFormat {
    /** Seconds since 1970 began, with a fraction: {@code 1767623400.25}, as the feed has it. */
    EPOCH,
    /** Whole seconds since 1970 began: {@code 1767623400}. */
    LONG,
    /** A string, of UTC: {@code "2026-01-05T14:30:00.250000Z"}. */
    ISO8601;

    /** As in options. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
