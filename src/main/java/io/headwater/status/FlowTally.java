package io.headwater.status;

import java.util.concurrent.atomic.LongAdder;

/** What came out of a route's exchanges: files, batches or messages, as the route takes them. Thread-safe. */
public final class FlowTally {
    private final Tally done = new Tally();
    private final LongAdder failed = new LongAdder();

    FlowTally() {}

    /** Counts one that ended well. */
    public void countDone() {
        done.add(1);
    }

    /** Counts one that failed, whether or not the route made something of it. */
    public void countFailed() {
        failed.increment();
    }

    /** Those that ended well. */
    public Tally done() {
        return done;
    }

    /** How many failed. */
    public long failed() {
        return failed.sum();
    }
}
