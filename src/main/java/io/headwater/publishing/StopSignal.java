package io.headwater.publishing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Tells everything that reads or retries that the process is about to stop: requests in flight are finished, nothing new is
 * begun, nothing is waited for. Thread-safe.
 */
public final class StopSignal {
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean stopping;

    /** Sets the signal, for good, and calls every listener once. */
    public void stop() {
        List<Runnable> toCall;
        synchronized (this) {
            stopping = true;
            notifyAll();
            toCall = List.copyOf(listeners);
            listeners.clear();
        }
        toCall.forEach(Runnable::run);
    }

    /** Whether the process is stopping. */
    public synchronized boolean isStopping() {
        return stopping;
    }

    /** Waits for a time, but no longer than until the signal is set or the thread interrupted. */
    public synchronized void await(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        try {
            for (long left = time.toNanos(); !stopping && left > 0; left = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Has {@code listener} called when the signal is set; not at all if it is set already. */
    public synchronized void onStop(Runnable listener) {
        listeners.add(listener);
    }
}
