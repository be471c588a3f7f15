package io.headwater.kinesislocal.store;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A sequence number: like those of AWS a decimal number of 56 digits that begins with 49.
 *
 * <p>From the top: a marker, the second the stream was created, the ordinal, the stream's incarnation, the shard, a
 * marker. So numbers of one stream compare as their ordinals do, and each says where it came from.
 *
 * @param createdSecond when its stream was created, in epoch seconds, below 2^36
 * @param ordinal the how-manieth record of the stream this is, in all its shards, from 1; 0 stands before the first
 * @param incarnation the how-manieth stream created since the start, since a stream can be deleted and created anew
 * @param shardIndex the number in its shard's id
 */
public record SequenceNumber(long createdSecond, long ordinal, int incarnation, int shardIndex) {
    private static final int MARKER_BITS = 4;
    private static final int SHARD_BITS = 32;
    private static final int INCARNATION_BITS = 44;
    private static final int ORDINAL_BITS = 68;
    private static final int CREATED_BITS = 36;
    private static final BigInteger MARKER = BigInteger.TWO;
    private static final int MAX_DIGITS = 56;

    private static final int SHARD_SHIFT = MARKER_BITS;
    private static final int INCARNATION_SHIFT = SHARD_SHIFT + SHARD_BITS;
    private static final int ORDINAL_SHIFT = INCARNATION_SHIFT + INCARNATION_BITS;
    private static final int CREATED_SHIFT = ORDINAL_SHIFT + ORDINAL_BITS;
    private static final int TOP_SHIFT = CREATED_SHIFT + CREATED_BITS;

    /** Reads a sequence number; empty for a text that this class never wrote. */
    public static Optional<SequenceNumber> parse(String text) {
        if (text.length() != MAX_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        BigInteger number = new BigInteger(text);
        BigInteger ordinal = part(number, ORDINAL_SHIFT, ORDINAL_BITS);
        BigInteger incarnation = part(number, INCARNATION_SHIFT, INCARNATION_BITS);
        BigInteger shard = part(number, SHARD_SHIFT, SHARD_BITS);
        boolean ours = part(number, 0, MARKER_BITS).equals(MARKER)
                && number.shiftRight(TOP_SHIFT).equals(MARKER)
                && ordinal.bitLength() < Long.SIZE
                && incarnation.bitLength() < Integer.SIZE
                && shard.bitLength() < Integer.SIZE;
        if (!ours) {
            return Optional.empty();
        }
        long createdSecond = part(number, CREATED_SHIFT, CREATED_BITS).longValue();
        return Optional.of(
                new SequenceNumber(createdSecond, ordinal.longValue(), incarnation.intValue(), shard.intValue()));
    }

    /** The decimal form that the API uses. */
    @Override
    public String toString() {
        return base(createdSecond, incarnation, shardIndex)
                .add(BigInteger.valueOf(ordinal).shiftLeft(ORDINAL_SHIFT))
                .toString();
    }

    private static BigInteger base(long createdSecond, int incarnation, int shardIndex) {
        return MARKER.shiftLeft(TOP_SHIFT)
                .add(BigInteger.valueOf(createdSecond).shiftLeft(CREATED_SHIFT))
                .add(BigInteger.valueOf(incarnation).shiftLeft(INCARNATION_SHIFT))
                .add(BigInteger.valueOf(shardIndex).shiftLeft(SHARD_SHIFT))
                .add(MARKER);
    }

    private static BigInteger part(BigInteger number, int shift, int bits) {
        return number.shiftRight(shift).and(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
    }
}
