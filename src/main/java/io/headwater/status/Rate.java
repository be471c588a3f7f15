package io.headwater.status;

import java.util.ArrayDeque;
import java.util.Deque;

/** How fast a count grows, over the last minute, or over the time since the first look if that is shorter. */
final class Rate {
    private static final long WINDOW_NANOS = 60_000_000_000L;

    private final Deque<Sample> samples = new ArrayDeque<>();
    private volatile double perSecond;

    private record Sample(long total, long nanos) {}

    /**
     * Takes a look at the count; one thread does, about once a second.
     *
     * @param nanos the time, of a clock that only goes forward
     */
    void sample(long total, long nanos) {
        samples.addLast(new Sample(total, nanos));
        // One that is a whole minute old, or older after a pause, is what the last one is compared with.
        while (samples.size() > 2 && nanos - second().nanos() >= WINDOW_NANOS) {
            samples.removeFirst();
        }
        Sample first = samples.getFirst();
        long passed = nanos - first.nanos();
        perSecond = passed <= 0 ? 0 : (total - first.total()) * 1e9 / passed;
    }

    private Sample second() {
        var all = samples.iterator();
        all.next();
        return all.next();
    }

    /** As of the last look; any thread may ask. */
    double perSecond() {
        return perSecond;
    }
}
