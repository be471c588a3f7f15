package io.headwater.transactions.statistics;

import java.util.Optional;

/** The amounts of some transactions. Immutable. */
public final class Amounts {
    /** In cents: a histogram's bins end here at the latest. */
    public static final int LAST_BIN_ENDS = AmountCounts.EXACT;

    private final AmountCounts counts;

    /** @param counts not changed any more */
    Amounts(AmountCounts counts) {
        this.counts = counts;
    }

    /**
     * A few figures, all in cents. Median and percentile are amounts that occur, except that above {@link #LAST_BIN_ENDS} they may be
     * up to 1/32,768 too low.
     *
     * @param percentile95 the smallest amount that 95 % of all do not exceed
     */
    public record Summary(long min, double mean, long median, long percentile95, long max) {}

    /** How many there are. */
    public long count() {
        return counts.count();
    }

    /** The figures; none if there are no amounts. */
    public Optional<Summary> summary() {
        if (counts.count() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                new Summary(counts.min(), counts.mean(), counts.percentile(50), counts.percentile(95), counts.max()));
    }

    /**
     * How many amounts there are in each of {@code bins} bins, and at the end how many above all bins.
     *
     * @param width of a bin, in cents: the first one is from 0 to less than this
     * @throws IllegalArgumentException if there is no bin, or the last one ends above {@link #LAST_BIN_ENDS}
     */
    public long[] histogram(int width, int bins) {
        if (width < 1 || bins < 1 || (long) width * bins > LAST_BIN_ENDS) {
            throw new IllegalArgumentException(
                    "A histogram of amounts with %d bins of %d cents: must have at least one bin of at least one cent, and end at %d cents at the latest."
                            .formatted(bins, width, LAST_BIN_ENDS));
        }
        long[] histogram = new long[bins + 1];
        long left = counts.count();
        for (int bin = 0; bin < bins; bin++) {
            histogram[bin] = counts.between(bin * width, (bin + 1) * width);
            left -= histogram[bin];
        }
        histogram[bins] = left;
        return histogram;
    }
}
