package io.headwater.transactions.statistics;

import java.util.Arrays;

/**
 * How many transactions there are of each amount: to the cent below {@link #EXACT}, above it in steps of less than 1/32,768 of the
 * amount, so that an outlier costs little memory. Not thread-safe.
 */
final class AmountCounts {
    /** In cents; amounts below it are counted one by one. */
    static final int EXACT = 1 << 16;

    /** The counts for amounts from a power of two to the next one, as a power of two. */
    private static final int STEPS = 15;

    private long[] counts = new long[EXACT];
    private long count;
    private long sum;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;

    /** @param cents from 0 on */
    void add(long cents) {
        int index = index(cents);
        if (index >= counts.length) {
            makeRoom(index);
        }
        counts[index]++;
        count++;
        sum += cents;
        min = Math.min(min, cents);
        max = Math.max(max, cents);
    }

    void addAll(AmountCounts other) {
        if (other.counts.length > counts.length) {
            counts = Arrays.copyOf(counts, other.counts.length);
        }
        for (int index = 0; index < other.counts.length; index++) {
            counts[index] += other.counts[index];
        }
        count += other.count;
        sum += other.sum;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
    }

    long count() {
        return count;
    }

    /** In cents; of at least one amount. */
    double mean() {
        return (double) sum / count;
    }

    /** In cents; of at least one amount. */
    long min() {
        return min;
    }

    /** In cents; of at least one amount. */
    long max() {
        return max;
    }

    /**
     * The smallest amount, in cents, that at least {@code percent} of the amounts do not exceed; of at least one amount.
     *
     * @param percent from 1 to 100
     */
    long percentile(int percent) {
        // Of at most 2^31 transactions, so that the product fits.
        long rank = (count * percent + 99) / 100;
        int index = -1;
        for (long seen = 0; seen < rank; ) {
            seen += counts[++index];
        }
        return Math.max(min, lowest(index));
    }

    /** The number of amounts from {@code from} to {@code to - 1} cents, at most {@link #EXACT}. */
    long between(int from, int to) {
        long between = 0;
        for (int cents = from; cents < to; cents++) {
            between += counts[cents];
        }
        return between;
    }

    private void makeRoom(int index) {
        int octaves = (index >> STEPS) + 1;
        counts = Arrays.copyOf(counts, octaves << STEPS);
    }

    private static int index(long cents) {
        if (cents < EXACT) {
            return (int) cents;
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(cents) - STEPS;
        return (shift << STEPS) + (int) (cents >> shift);
    }

    /** The lowest amount that is counted at an index. */
    private static long lowest(int index) {
        if (index < EXACT) {
            return index;
        }
        int shift = (index >> STEPS) - 1;
        return (long) (index - (shift << STEPS)) << shift;
    }
}
