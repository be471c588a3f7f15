package io.headwater.publishing;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that rows are sent again: at once, and then after ten seconds, twenty, and so on up to five minutes. That a target is full, which
 * costs nothing but time, is said less often. Thread-safe.
 */
final class RetryLog {
    private static final Logger LOG = LoggerFactory.getLogger(RetryLog.class);
    private static final Duration FIRST_QUIET = Duration.ofSeconds(10);

    private final String sink;
    private final LongSupplier nanoTime;
    private final Quiet failures = new Quiet(FIRST_QUIET);
    private final Quiet throttles = new Quiet(Duration.ofMinutes(1));

    RetryLog(String sink, LongSupplier nanoTime) {
        this.sink = sink;
        this.nanoTime = nanoTime;
    }

    synchronized void sendingAgain(int rows, Refusal refusal, Duration wait) {
        long now = nanoTime.getAsLong();
        if (refusal.kind() == Refusal.Kind.THROTTLED) {
            if (throttles.isOver(rows, now)) {
                LOG.info(
                        "Publishing to {}: it is full, and is sent to more slowly; {} rows were refused and go again ({})",
                        sink,
                        throttles.take(),
                        refusal.detail());
            }
        } else if (failures.isOver(rows, now)) {
            LOG.warn(
                    "Publishing to {}: {} rows refused, sent again from {} ms on ({})",
                    sink,
                    failures.take(),
                    wait.toMillis(),
                    refusal.detail());
        }
    }
}
