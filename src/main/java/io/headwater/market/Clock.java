package io.headwater.market;

import java.time.Instant;

/**
 * The time of the market, in microseconds since 1970 began, and how busy it is. It is told how much time has passed, which never goes back.
 */
interface Clock {
    /** A second, in microseconds. */
    long SECOND = 1_000_000;

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
        return time.getEpochSecond() * SECOND + time.getNano() / 1_000;
    }

    /** A market that is open by {@link MarketHours}: the time from the close to the next opening takes none. */
    final class TradingHours implements Clock {
        private final MarketHours hours = new MarketHours();
        private long before;
        private double activity = 1;

        /** Open from a time on or, if it is closed then, from the next opening on. */
        TradingHours(Instant start) {
            long first = hours.openFrom(Clock.micros(start));
            before = hours.opened() - first;
        }

        @Override
        public long at(long elapsedMicros) {
            while (elapsedMicros - before >= MarketHours.SESSION) {
                before += MarketHours.SESSION;
                hours.nextSession();
            }
            long intoSession = elapsedMicros - before;
            activity = MarketHours.activity(intoSession);
            return hours.opened() + intoSession;
        }

        @Override
        public double activity() {
            return activity;
        }
    }
}
