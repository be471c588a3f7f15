package io.headwater.stocks.providers;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** The requests to one host: one at a time, in the order in which they came, with a pause before the next. */
final class HostTurn {
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Duration spacing;
    private final LongSupplier nanoClock;
    private final Sleeper sleeper;
    private boolean isFirst = true;
    private long endedNanos;

    HostTurn(Duration spacing, LongSupplier nanoClock, Sleeper sleeper) {
        this.spacing = spacing;
        this.nanoClock = nanoClock;
        this.sleeper = sleeper;
    }

    /** Waits until it is the caller's turn; {@link #end} must follow. */
    void begin() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = endedNanos + spacing.toNanos() - nanoClock.getAsLong();
            if (!isFirst && left > 0) {
                sleeper.sleep(Duration.ofNanos(left));
            }
        } catch (InterruptedException e) {
            lock.unlock();
            throw e;
        }
    }

    void end() {
        isFirst = false;
        endedNanos = nanoClock.getAsLong();
        lock.unlock();
    }
}
