package io.headwater.source;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A set of row numbers, in a bit for each from the least one that matters on. Not thread-safe.
 */
final class RowNumbers {
    /** Moving the bits down costs as much as there are; not for every batch. */
    private static final int ROWS_BETWEEN_MOVES = 65_536;

    private BitSet bits = new BitSet();
    /** The number that bit 0 stands for; a multiple of 64. */
    private long origin;

    private long least;

    /** Consecutive numbers, the last one included. */
    record Range(long first, long last) {
        /** How many. */
        long count() {
            return last - first + 1;
        }

        /** As {@code 17-500}. */
        @Override
        public String toString() {
            return first + "-" + last;
        }

        static Range parse(String text) {
            int hyphen = text.indexOf('-');
            Range range =
                    new Range(Long.parseLong(text.substring(0, hyphen)), Long.parseLong(text.substring(hyphen + 1)));
            if (range.first < 0 || range.last < range.first) {
                throw new NumberFormatException("'" + text + "' is no range of row numbers");
            }
            return range;
        }
    }

    /** An empty set of numbers from this one on: all before it count as there. */
    RowNumbers(long least) {
        this.least = least;
        this.origin = least & -Long.SIZE;
    }

    void add(long number) {
        if (number >= least) {
            bits.set(index(number));
        }
    }

    void add(Range range) {
        if (range.last() >= least) {
            bits.set(index(Math.max(least, range.first())), index(range.last()) + 1);
        }
    }

    boolean contains(long number) {
        return number < least || bits.get(index(number));
    }

    /** The least number that is not in the set. */
    long firstMissing() {
        return origin + bits.nextClearBit(index(least));
    }

    /** From now on all numbers before this one count as there. */
    void forgetBefore(long number) {
        least = Math.max(least, number);
        if (least - origin >= ROWS_BETWEEN_MOVES) {
            long moved = least & -Long.SIZE;
            long gone = moved - origin;
            bits = gone >= bits.length() ? new BitSet() : bits.get((int) gone, bits.length());
            origin = moved;
        }
    }

    /** The numbers from the least one on. */
    List<Range> ranges() {
        List<Range> ranges = new ArrayList<>();
        int from = bits.nextSetBit(index(least));
        while (from >= 0) {
            int to = bits.nextClearBit(from);
            ranges.add(new Range(origin + from, origin + to - 1));
            from = bits.nextSetBit(to);
        }
        return ranges;
    }

    /** Numbers in ascending order as ranges. */
    static List<Range> rangesOf(long[] ascending) {
        List<Range> ranges = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= ascending.length; i++) {
            if (i == ascending.length || ascending[i] != ascending[i - 1] + 1) {
                ranges.add(new Range(ascending[from], ascending[i - 1]));
                from = i;
            }
        }
        return ranges;
    }

    private int index(long number) {
        return Math.toIntExact(number - origin);
    }
}
