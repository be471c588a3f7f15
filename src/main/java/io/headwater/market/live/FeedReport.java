package io.headwater.market.live;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Says how many messages a second are sent: once a minute if it is not what was asked for, and at the end. Times are those of
 * {@link System#nanoTime()}. Not thread-safe.
 */
final class FeedReport {
    private static final long INTERVAL = TimeUnit.MINUTES.toNanos(1);

    /** A part of what was asked for, and a few messages, are on their way at either end of a minute. */
    private static final double TOLERANCE = 0.02;

    private static final int TOLERATED = 3;

    private final double asked;
    private final FeedCounters counters;
    private final long begun;
    private long intervalBegan;
    private FeedCounters.Snapshot before;

    /** @param asked messages a second; infinity for as many as are taken */
    FeedReport(double asked, FeedCounters counters, long now) {
        this.asked = asked;
        this.counters = counters;
        this.begun = now;
        this.intervalBegan = now;
        this.before = counters.snapshot();
    }

    /** What is to be said now, if anything is. */
    Optional<String> line(long now) {
        long nanos = now - intervalBegan;
        if (nanos < INTERVAL) {
            return Optional.empty();
        }
        FeedCounters.Snapshot lately = counters.snapshot().since(before);
        beginAnew(now);
        return isAsAsked(lately, nanos)
                ? Optional.empty()
                : Optional.of("The market feed lately: " + inWords(lately, nanos));
    }

    /** Without a limit it never is: how many there are is what is asked. */
    private boolean isAsAsked(FeedCounters.Snapshot lately, long nanos) {
        double due = asked * nanos / TimeUnit.SECONDS.toNanos(1);
        return due < Double.POSITIVE_INFINITY
                && Math.abs(lately.sent() - due) <= TOLERATED + TOLERANCE * due
                && lately.refused() == 0;
    }

    /** Forgets what was since the last line: nothing is asked for while a market is closed. */
    void beginAnew(long now) {
        intervalBegan = now;
        before = counters.snapshot();
    }

    /** What there was in all. */
    String last(long now) {
        return "The market feed has ended: " + inWords(counters.snapshot(), now - begun);
    }

    private String inWords(FeedCounters.Snapshot of, long nanos) {
        double seconds = Math.max(1e-3, nanos / (double) TimeUnit.SECONDS.toNanos(1));
        StringBuilder words = new StringBuilder(String.format(
                Locale.ENGLISH,
                "%,d messages sent in %,.1f s, %,.2f a second; asked for: %s",
                of.sent(),
                seconds,
                of.sent() / seconds,
                asked == Double.POSITIVE_INFINITY ? "max" : String.format(Locale.ENGLISH, "%,.2f", asked)));
        if (of.refused() > 0) {
            words.append(String.format(Locale.ENGLISH, "; %,d were refused", of.refused()));
        }
        if (of.leftOut() > 0) {
            words.append(String.format(
                    Locale.ENGLISH,
                    "; %,d that were due were not made, since there was no time to send them",
                    of.leftOut()));
        }
        return words.append('.').toString();
    }
}
