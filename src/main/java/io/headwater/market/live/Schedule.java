package io.headwater.market.live;

import java.util.concurrent.TimeUnit;

/**
 * When messages are due: by their count since a moment, so that delays do not add up. What could not be made in time is made up for if it
 * is a second late at most; what is later is left out, and the count begins anew. Times are those of {@link System#nanoTime()}. Not thread-safe.
 */
final class Schedule {
    /** What has piled up while a slow endpoint was waited for must not come as a flood. */
    private static final long LATEST = TimeUnit.SECONDS.toNanos(1);

    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final double rate;
    private long begun;
    private long taken;
    private long leftOut;

    /**
     * The first message is due now.
     *
     * @param rate messages a second, above 0; infinity for as many as are asked for
     */
    Schedule(double rate, long now) {
        this.rate = rate;
        this.begun = now;
    }

    /** How many messages are due, at most {@code most}. */
    int due(long now, int most) {
        if (isUnlimited()) {
            return most;
        }
        long late = now - next();
        if (late > LATEST) {
            leftOut += (long) (late * rate / NANOS);
            beginAnew(now);
        }
        // The first is due when it all begins.
        long until = (long) ((now - begun) * rate / NANOS) + 1;
        return (int) Math.max(0, Math.min(until - taken, most));
    }

    /** Whether there are as many as are asked for; then none needs to be taken. */
    boolean isUnlimited() {
        return rate == Double.POSITIVE_INFINITY;
    }

    /** Takes one that is due, and tells when it was. */
    long take(long now) {
        long at = Math.min(now, next());
        taken++;
        return at;
    }

    /** Has the next message be due now; those before are neither made up for nor left out. */
    void beginAnew(long now) {
        begun = now;
        taken = 0;
    }

    /** How many messages were due and will never be made. */
    long leftOut() {
        return leftOut;
    }

    private long next() {
        return begun + (long) (taken / rate * NANOS);
    }
}
