package io.headwater.publishing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Decides when to give a request up: when nothing went on for longer than the limit, since the request began or since the
 * sink last gave a good sign, whichever is later. Throttling is a good sign: a sink that throttles is alive.
 *
 * <p>Thread-safe; one instance is shared by all requests to a sink, so none is given up while others get through.
 */
public final class Patience {
    private final Duration limit;
    private final long limitNanos;
    private final LongSupplier nanoTime;
    private volatile long lastGoodSign;

    /** Patience of {@code limit}, measured by a clock like {@link System#nanoTime()}. */
    public Patience(Duration limit, LongSupplier nanoTime) {
        this.limit = limit;
        // Saturates: «999999999h» means never, and is longer than a long of nanoseconds.
        this.limitNanos = TimeUnit.NANOSECONDS.convert(limit);
        this.nanoTime = nanoTime;
        this.lastGoodSign = nanoTime.getAsLong();
    }

    /** The time by the clock of this patience, to be handed back to {@link #isOver}. */
    long now() {
        return nanoTime.getAsLong();
    }

    /** Notes that the sink took rows or asked for time. */
    void goodSign() {
        lastGoodSign = now();
    }

    /** Whether a request that began at {@code began} is to be given up. */
    boolean isOver(long began) {
        long now = now();
        return Math.min(now - began, now - lastGoodSign) > limitNanos;
    }

    /** The limit as it stands in the settings: {@code 60s}, {@code 200ms}. */
    String limitAsSet() {
        return limit.toMillisPart() == 0 ? limit.toSeconds() + "s" : limit.toMillis() + "ms";
    }
}
