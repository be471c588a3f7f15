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
    private static final Duration LONGEST_QUIET = Duration.ofMinutes(5);

    private final String sink;
    private final LongSupplier nanoTime;
    private final Quiet failures = new Quiet(FIRST_QUIET);
    private final Quiet throttles = new Quiet(Duration.ofMinutes(1));

    /** What was said last of one kind, and how long it is enough. */
    private static final class Quiet {
        private final Duration first;
        private Duration length;
        private boolean begun;
        private long lastLine;
        private long lastRows;
        private long rows;

        Quiet(Duration first) {
            this.first = first;
            this.length = first;
        }

        boolean isOver(int more, long now) {
            rows += more;
            // What healed in between begins anew.
            boolean isNew = !begun || now - lastRows > 2 * length.toNanos();
            lastRows = now;
            if (!isNew && now - lastLine <= length.toNanos()) {
                return false;
            }
            Duration doubled = length.multipliedBy(2);
            length = isNew ? first : doubled.compareTo(LONGEST_QUIET) < 0 ? doubled : LONGEST_QUIET;
            begun = true;
            lastLine = now;
            return true;
        }

        long takeRows() {
            long taken = rows;
            rows = 0;
            return taken;
        }
    }

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
                        throttles.takeRows(),
                        refusal.detail());
            }
        } else if (failures.isOver(rows, now)) {
            LOG.warn(
                    "Publishing to {}: {} rows refused, sent again from {} ms on ({})",
                    sink,
                    failures.takeRows(),
                    wait.toMillis(),
                    refusal.detail());
        }
    }
}
