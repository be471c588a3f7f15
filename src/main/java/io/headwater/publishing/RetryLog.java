package io.headwater.publishing;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says that rows are sent again: at most one line each ten seconds a sink, with the rows since the last. Thread-safe. */
final class RetryLog {
    private static final Logger LOG = LoggerFactory.getLogger(RetryLog.class);
    private static final Duration QUIET = Duration.ofSeconds(10);

    private final String sink;
    private final LongSupplier nanoTime;
    private long lastLine;
    private boolean silent = true;
    private long rowsSinceLastLine;

    RetryLog(String sink, LongSupplier nanoTime) {
        this.sink = sink;
        this.nanoTime = nanoTime;
    }

    synchronized void sendingAgain(int rows, Refusal refusal, Duration wait) {
        rowsSinceLastLine += rows;
        long now = nanoTime.getAsLong();
        if (silent || now - lastLine > QUIET.toNanos()) {
            LOG.warn(
                    "Publishing to {}: {} rows refused, sent again from {} ms on ({})",
                    sink,
                    rowsSinceLastLine,
                    wait.toMillis(),
                    refusal.detail());
            silent = false;
            lastLine = now;
            rowsSinceLastLine = 0;
        }
    }
}
