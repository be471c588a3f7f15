package io.headwater.kinesislocal.store;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The hash keys that one shard takes.
 *
 * @param start the first, inclusive
 * @param end the last, inclusive
 */
public record HashKeyRange(HashKey start, HashKey end) {
    /**
     * Divides all hash keys as AWS does: ranges of ⌊2^128 ÷ count⌋ keys, in order, the last one up to 2^128-1.
     *
     * @param count at least 1
     */
    public static List<HashKeyRange> evenly(int count) {
        BigInteger size = HashKey.COUNT.divide(BigInteger.valueOf(count));
        List<HashKeyRange> ranges = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            BigInteger start = size.multiply(BigInteger.valueOf(i));
            BigInteger next = i == count - 1 ? HashKey.COUNT : start.add(size);
            ranges.add(new HashKeyRange(HashKey.of(start), HashKey.of(next.subtract(BigInteger.ONE))));
        }
        return List.copyOf(ranges);
    }

    /** Whether this range takes the key. */
    public boolean contains(HashKey key) {
        return start.compareTo(key) <= 0 && key.compareTo(end) <= 0;
    }

    /** Whether another range begins right after this one. */
    public boolean isFollowedBy(HashKeyRange other) {
        return end.next().equals(other.start) && start.compareTo(other.start) < 0;
    }

    /** Where the upper half begins. */
    public HashKey middle() {
        return HashKey.of(start.number().add(end.number()).add(BigInteger.ONE).shiftRight(1));
    }

    /** What lies below a key of this range, other than its first. */
    HashKeyRange below(HashKey key) {
        return new HashKeyRange(start, key.previous());
    }

    /** A key of this range and what lies above it. */
    HashKeyRange from(HashKey key) {
        return new HashKeyRange(key, end);
    }
}
