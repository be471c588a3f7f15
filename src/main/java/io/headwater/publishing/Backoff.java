package io.headwater.publishing;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before what was refused is sent again: exponential, half of it fixed and half of it random, so that
 * senders that were refused together do not come back together.
 *
 * <p>As thread-safe as its random generator.
 */
public final class Backoff {
    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;

    /** Waits around {@code first} after the first refusal in a row, doubling up to {@code longest}. */
    public Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /**
     * The wait before the next attempt.
     *
     * @param refusals how many times in a row the request was refused, at least 1
     */
    public Duration after(int refusals) {
        long doubled = first.toMillis() << Math.min(refusals - 1, 30);
        long ceiling = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(ceiling / 2 + random.nextLong(ceiling / 2 + 1));
    }
}
