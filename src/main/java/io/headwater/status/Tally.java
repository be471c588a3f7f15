package io.headwater.status;

import java.util.concurrent.atomic.LongAdder;

/** A count of things done since the start, and how fast it grows. Counting costs a few nanoseconds from any thread. */
public final class Tally {
    private final LongAdder total = new LongAdder();
    private final Rate rate = new Rate();

    Tally() {}

    /** Counts so many more. */
    public void add(long more) {
        total.add(more);
    }

    /** How many there were since the start. */
    public long total() {
        return total.sum();
    }

    /** How many a second there were in the last minute, as of a second ago. */
    public double perSecond() {
        return rate.perSecond();
    }

    void sample(long nanos) {
        rate.sample(total(), nanos);
    }
}
