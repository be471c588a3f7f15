package io.headwater.market;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The time of the market, in microseconds since 1970 began, and how busy it is. It is told how much time has passed, which never goes back.
 */
interface Clock {
    /** The time when so much of it has passed. */
    long at(long elapsedMicros);

    /** How much is traded at the time that was asked for last: 1 on average. */
    double activity();

    /** A market that never closes. */
    static Clock aroundTheClock(Instant start) {
        long startMicros = micros(start);
        return new Clock() {
            @Override
            public long at(long elapsedMicros) {
                return startMicros + elapsedMicros;
            }

            @Override
            public double activity() {
                return 1;
            }
        };
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
    }

    /**
     * A market that is open as the New York Stock Exchange is, but for its holidays: the time from the close to the next opening takes none.
     * Trading is busy at the opening and the close and quiet about noon.
     */
    final class TradingHours implements Clock {
        private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
        private static final LocalTime OPENS = LocalTime.of(9, 30);
        private static final LocalTime CLOSES = LocalTime.of(16, 0);
        private static final long SESSION = micros(CLOSES) - micros(OPENS);

        /** A parabola over the session with the mean 1: {@code LEAST} in the middle, 1.9 at both ends. */
        private static final double LEAST = 0.55;

        private static final double CURVE = 12 * (1 - LEAST);

        private LocalDate day;
        private long opened;
        private long before;
        private double activity = 1;

        /** Open from a time on or, if it is closed then, from the next opening on. */
        TradingHours(Instant start) {
            ZonedDateTime local = start.atZone(NEW_YORK);
            boolean over = !local.toLocalTime().isBefore(CLOSES);
            day = tradingDay(over ? local.toLocalDate().plusDays(1) : local.toLocalDate());
            opened = opening(day);
            before = -Math.max(0, Clock.micros(start) - opened);
        }

        private static long micros(LocalTime time) {
            return time.toNanoOfDay() / 1_000;
        }

        private static LocalDate tradingDay(LocalDate from) {
            LocalDate day = from;
            while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                day = day.plusDays(1);
            }
            return day;
        }

        private static long opening(LocalDate day) {
            return Clock.micros(day.atTime(OPENS).atZone(NEW_YORK).toInstant());
        }

        @Override
        public long at(long elapsedMicros) {
            if (elapsedMicros - before >= SESSION) {
                do {
                    before += SESSION;
                    day = tradingDay(day.plusDays(1));
                } while (elapsedMicros - before >= SESSION);
                opened = opening(day);
            }
            long intoSession = elapsedMicros - before;
            double fromNoon = (double) intoSession / SESSION - 0.5;
            activity = LEAST + CURVE * fromNoon * fromNoon;
            return opened + intoSession;
        }

        @Override
        public double activity() {
            return activity;
        }
    }
}
