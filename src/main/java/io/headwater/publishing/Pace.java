package io.headwater.publishing;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How fast rows are sent to one shard: as fast as it takes them, found out by the sender alone.
 *
 * <p>It begins at the rate that a shard is known for and doubles five times a second for as long as that rate holds rows back
 * (TCP's slow start, RFC 5681 section 3.1): a target without limits is soon sent everything at once. The first throttling brings
 * it back to the known rate; from then on it grows by a fiftieth of that a second, and each throttling takes from it the share
 * that was refused, a twentieth at least and half at most: additive increase, multiplicative decrease. Where no rate is known, it
 * begins without any, and the first throttling brings it to what was taken lately.
 *
 * <p>Rows and bytes are paced alike. Small amounts are saved up, to a tenth of a second's worth where the rate is known and a
 * full request where it is not, so that requests stay large. Not thread-safe. Times are those of {@link System#nanoTime()}.
 */
final class Pace {
    /** What rates are counted in where nothing is known of the target. */
    private static final Throughput UNKNOWN = new Throughput(1_000, 1e15);

    private static final long NANOS_TO_DOUBLE = 200_000_000;
    /** Of the rate that slow start found, or of the known one. */
    private static final double GROWTH = 0.02;

    private static final double LEAST_DECREASE = 0.95;
    private static final double GREATEST_DECREASE = 0.5;

    /** Two rows a second, so that it never stands still. */
    private static final double SLOWEST = 0.002;

    /** Beyond this nothing is held back any more. */
    private static final double UNLIMITED = 10_000;

    /** What is saved up before a request is worth it, and at most kept for later; in seconds at the current rate. */
    private static final double SAVED_UP = 0.1;

    private static final double MOST_SAVED = 0.2;

    private final Throughput known;
    private final boolean isKnown;
    private final int fullRequest;
    /** The rate as a multiple of the known one. */
    private double factor;

    private double growthPerSecond = GROWTH;

    private boolean slowStart = true;
    /** What may be sent now; below zero when a large row was sent on credit. */
    private double rows;

    private double bytes;
    private long filledAt;
    private long grownAt;
    private long decreasedAt;
    private boolean heldBack;
    private long meterBegan;
    private double rowsMetered;
    private double rowsPerSecondMetered;

    /**
     * A pace that begins at {@code known}, if that is given.
     *
     * @param fullRequest the most rows that a request may have
     */
    Pace(Optional<Throughput> known, int fullRequest, long now) {
        this.known = known.orElse(UNKNOWN);
        this.isKnown = known.isPresent();
        this.fullRequest = fullRequest;
        this.factor = isKnown ? 1 : UNLIMITED;
        this.filledAt = now;
        this.grownAt = now;
        this.decreasedAt = now;
        this.meterBegan = now;
        this.rows = MOST_SAVED * this.known.rowsPerSecond();
        this.bytes = MOST_SAVED * this.known.bytesPerSecond();
    }

    /**
     * How long until it is worth sending some of what waits.
     *
     * @param rowsWaiting rows that wait, at least 1
     * @param bytesWaiting their bytes
     * @return in nanoseconds; 0 if now
     */
    long nanosUntilReady(long now, long rowsWaiting, long bytesWaiting) {
        fill(now);
        if (factor >= UNLIMITED) {
            return 0;
        }
        double lacking = Math.max(
                lack(rows, (double) rowsWaiting, known.rowsPerSecond()),
                lack(bytes, (double) bytesWaiting, known.bytesPerSecond()));
        if (lacking <= 0) {
            return 0;
        }
        heldBack = true;
        return Math.max(1, (long) (lacking * TimeUnit.SECONDS.toNanos(1)));
    }

    /** Seconds until there is enough of one kind. */
    private double lack(double saved, double waiting, double perSecond) {
        double enough = Math.min(waiting, isKnown ? SAVED_UP * factor * perSecond : fullRequest);
        return (enough - saved) / (factor * perSecond);
    }

    /** Whether one more row may be sent with what is saved; a row may take more than there is, which is made up for later. */
    boolean allows() {
        boolean allowed = factor >= UNLIMITED || (rows > 0 && bytes >= 0);
        heldBack |= !allowed;
        return allowed;
    }

    /** Notes that a row is sent. */
    void sent(long rowBytes) {
        rows -= 1;
        bytes -= rowBytes;
    }

    /** Notes that rows were taken. */
    void taken(int count, long now) {
        rowsMetered += count;
        long elapsed = now - meterBegan;
        if (elapsed >= TimeUnit.SECONDS.toNanos(1)) {
            rowsPerSecondMetered = rowsMetered * TimeUnit.SECONDS.toNanos(1) / elapsed;
            rowsMetered = 0;
            meterBegan = now;
        }
    }

    /**
     * Slows down, once for all the requests that were under way together.
     *
     * @param sentAt when the request was sent
     * @param share which part of the shard's rows in it was refused, above 0 and up to 1
     */
    void throttled(long sentAt, double share, long now) {
        if (sentAt - decreasedAt < 0) {
            return;
        }
        fill(now);
        if (slowStart) {
            slowStart = false;
            factor = Math.min(factor, isKnown ? 1 : Math.max(measured(now), factor / 1_000));
            growthPerSecond = GROWTH * Math.max(1, factor);
        } else {
            factor *= Math.min(LEAST_DECREASE, Math.max(GREATEST_DECREASE, 1 - share));
        }
        factor = Math.max(SLOWEST, factor);
        rows = Math.min(rows, 0);
        bytes = Math.min(bytes, 0);
        decreasedAt = now;
        grownAt = now;
    }

    /** What was taken in the last second or so, as a multiple of the known rate. */
    private double measured(long now) {
        double seconds = (double) (now - meterBegan) / TimeUnit.SECONDS.toNanos(1);
        double current = seconds > 0 ? rowsMetered / Math.max(seconds, SAVED_UP) : 0;
        return Math.max(current, rowsPerSecondMetered) * LEAST_DECREASE / known.rowsPerSecond();
    }

    private void fill(long now) {
        grow(now);
        double seconds = (double) (now - filledAt) / TimeUnit.SECONDS.toNanos(1);
        filledAt = now;
        rows = Math.min(rows + seconds * factor * known.rowsPerSecond(), MOST_SAVED * factor * known.rowsPerSecond());
        bytes = Math.min(
                bytes + seconds * factor * known.bytesPerSecond(), MOST_SAVED * factor * known.bytesPerSecond());
    }

    /** Only a rate that held rows back was tried: another says nothing about a higher one. */
    private void grow(long now) {
        if (now - grownAt < NANOS_TO_DOUBLE) {
            return;
        }
        if (heldBack) {
            factor = slowStart
                    ? Math.min(UNLIMITED, 2 * factor)
                    : factor + growthPerSecond * Math.min(1, (double) (now - grownAt) / TimeUnit.SECONDS.toNanos(1));
        }
        heldBack = false;
        grownAt = now;
    }

    /** The rate in rows a second; for messages. */
    double rowsPerSecond() {
        return factor * known.rowsPerSecond();
    }
}
