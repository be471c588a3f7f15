package io.headwater.source;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a file.
 *
 * @param from the first byte
 * @param to the first byte behind it
 */
record ByteRange(long from, long to) {

    /** Whether all of the other range lies in this one. */
    boolean contains(ByteRange other) {
        return from <= other.from && other.to <= to;
    }

    /** Adds a range that does not begin before the last one ends; one that follows without a gap makes that longer. */
    static void append(List<ByteRange> ranges, ByteRange range) {
        int last = ranges.size() - 1;
        if (last >= 0 && ranges.get(last).to == range.from) {
            ranges.set(last, new ByteRange(ranges.get(last).from, range.to));
        } else {
            ranges.add(range);
        }
    }

    /** A copy without what ends before a byte. */
    static List<ByteRange> behind(long offset, List<ByteRange> ranges) {
        return new ArrayList<>(
                ranges.stream().filter(range -> range.to > offset).toList());
    }
}
