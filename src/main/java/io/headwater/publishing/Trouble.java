package io.headwater.publishing;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Failures of one thing, one after another: how long it is left alone, and that it is said now and then, first at once and then each
 * time twice as many failures later. Not thread-safe.
 */
public final class Trouble {
    private final Backoff backoff;
    private int failures;

    /** None so far; waits are those of {@code backoff}. */
    public Trouble(Backoff backoff) {
        this.backoff = backoff;
    }

    /**
     * Notes a failure.
     *
     * @param say is given the wait in words, if this failure is to be told of
     * @return how long to wait before the next try
     */
    public Duration failed(Consumer<String> say) {
        failures++;
        Duration wait = backoff.after(failures);
        if (Integer.bitCount(failures) == 1) {
            say.accept(wait.toMillis() + " ms");
        }
        return wait;
    }

    /** Notes that it went well; returns how often it failed before. */
    public int over() {
        int failed = failures;
        failures = 0;
        return failed;
    }
}
