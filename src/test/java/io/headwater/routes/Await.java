package io.headwater.routes;

import static org.assertj.core.api.Assertions.fail;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for conditions. */
final class Await {
    /** Far longer than anything takes; only a test that fails waits so long. */
    private static final long DEADLINE_NANOS = 60_000_000_000L;

    private static final long NANOS_BETWEEN_LOOKS = 10_000_000L;

    private Await() {}

    /** Returns once the condition holds; fails with what is seen instead. */
    static void until(Callable<Boolean> condition, Supplier<String> seen) throws Exception {
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                fail("waited in vain: " + seen.get());
            }
            LockSupport.parkNanos(NANOS_BETWEEN_LOOKS);
        }
    }
}
