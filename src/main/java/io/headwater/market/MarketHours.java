package io.headwater.market;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When the New York Stock Exchange is open, but for its holidays: from 9:30 to 16:00 on weekdays. Trading is busy at the opening and the close
 * and quiet about noon. Times are in microseconds since 1970 began, UTC. Remembers the session that was asked about last; not thread-safe.
 */
public final class MarketHours {
    /** Whose time it is. */
    public static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** When a session begins, in New York. */
    public static final LocalTime OPENS = LocalTime.of(9, 30);

    /** When it ends. */
    public static final LocalTime CLOSES = LocalTime.of(16, 0);

    private static final int NANOS_A_MICRO = 1_000;

    /** How long it is open on a day. */
    static final long SESSION = (CLOSES.toNanoOfDay() - OPENS.toNanoOfDay()) / NANOS_A_MICRO;

    /** A parabola over the session with the mean 1: {@code LEAST} in the middle, 1.9 at both ends. */
    private static final double LEAST = 0.55;

    private static final double CURVE = 12 * (1 - LEAST);

    private LocalDate day = LocalDate.EPOCH;
    private long opened = opening(day);

    /** The first time from one on at which it is open: that time itself, if it is open then. */
    public long openFrom(long micros) {
        if (micros < opened || micros - opened >= SESSION) {
            ZonedDateTime local =
                    Instant.ofEpochSecond(Math.floorDiv(micros, Clock.SECOND)).atZone(NEW_YORK);
            boolean over = !local.toLocalTime().isBefore(CLOSES);
            open(tradingDay(over ? local.toLocalDate().plusDays(1) : local.toLocalDate()));
        }
        return Math.max(micros, opened);
    }

    /** When the session opened that was asked about last. */
    long opened() {
        return opened;
    }

    /** Goes on to the session after the one that was asked about last. */
    void nextSession() {
        open(tradingDay(day.plusDays(1)));
    }

    /** How much is traded when so much of the session is over: 1 on average. */
    static double activity(long intoSession) {
        double fromNoon = (double) intoSession / SESSION - 0.5;
        return LEAST + CURVE * fromNoon * fromNoon;
    }

    private void open(LocalDate on) {
        day = on;
        opened = opening(on);
    }

    private static LocalDate tradingDay(LocalDate from) {
        LocalDate day = from;
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.plusDays(1);
        }
        return day;
    }

    private static long opening(LocalDate day) {
        return day.atTime(OPENS).atZone(NEW_YORK).toEpochSecond() * Clock.SECOND;
    }
}
