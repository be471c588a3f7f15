package io.headwater.market.lobster;

import io.headwater.market.MarketHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * A day of the exchange: which one it is, and from when to when it is of interest. Times are in microseconds since 1970 began, UTC; a day on which
 * the clocks change is 23 or 25 hours long.
 *
 * @param midnight when it begins, in New York
 * @param start from when on there are events
 * @param end when there are none any more
 */
record TradingDay(LocalDate date, long midnight, long start, long end) {
    private static final long MICROS_A_MILLI = 1_000;

    /**
     * The day of a time.
     *
     * @param tradingHours whether it is of interest only while the exchange is open
     */
    static TradingDay of(long micros, boolean tradingHours) {
        LocalDate date = Instant.EPOCH
                .plus(micros, ChronoUnit.MICROS)
                .atZone(MarketHours.NEW_YORK)
                .toLocalDate();
        long midnight = micros(date.atStartOfDay(MarketHours.NEW_YORK));
        return tradingHours
                ? new TradingDay(
                        date,
                        midnight,
                        micros(date.atTime(MarketHours.OPENS).atZone(MarketHours.NEW_YORK)),
                        micros(date.atTime(MarketHours.CLOSES).atZone(MarketHours.NEW_YORK)))
                : new TradingDay(
                        date, midnight, midnight, micros(date.plusDays(1).atStartOfDay(MarketHours.NEW_YORK)));
    }

    private static long micros(ZonedDateTime time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant());
    }

    /** The name of a file of that day: {@code AAPL_2026-01-05_34200000_57600000_message_10.csv}. */
    String fileName(String symbol, String what, int levels) {
        return "%s_%s_%d_%d_%s_%d.csv"
                .formatted(
                        symbol,
                        date,
                        (start - midnight) / MICROS_A_MILLI,
                        (end - midnight) / MICROS_A_MILLI,
                        what,
                        levels);
    }
}
