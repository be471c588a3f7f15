package io.headwater.stocks;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Days, the first and the last included.
 *
 * @param from not after {@code to}
 */
public record DateRange(LocalDate from, LocalDate to) {

    /** Checks that there is at least one day. */
    public DateRange {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("The range from %s to %s has no day.".formatted(from, to));
        }
    }

    /** The days from one to another; nothing if the first is after the last. */
    public static Optional<DateRange> between(LocalDate from, LocalDate to) {
        return from.isAfter(to) ? Optional.empty() : Optional.of(new DateRange(from, to));
    }

    /** One day. */
    public static DateRange of(LocalDate day) {
        return new DateRange(day, day);
    }

    /** Whether the day is one of these. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** Those of these days that are not after this one. */
    public Optional<DateRange> until(LocalDate last) {
        return between(from, to.isAfter(last) ? last : to);
    }

    /** These days, the others, and those in between. */
    public DateRange span(DateRange other) {
        return new DateRange(from.isBefore(other.from) ? from : other.from, to.isAfter(other.to) ? to : other.to);
    }

    @Override
    public String toString() {
        return from.equals(to) ? from.toString() : from + " to " + to;
    }
}
