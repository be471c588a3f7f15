package io.headwater.publishing;

import java.util.ArrayList;
import java.util.List;

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
            toCall = List.copyOf(listeners);
            listeners.clear();
        }
        toCall.forEach(Runnable::run);
    }

    /** Whether the process is stopping. */
    public synchronized boolean isStopping() {
        return stopping;
    }

    /** Has {@code listener} called when the signal is set; not at all if it is set already. */
    public synchronized void onStop(Runnable listener) {
        listeners.add(listener);
    }
}
