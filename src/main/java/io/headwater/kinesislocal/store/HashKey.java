package io.headwater.kinesislocal.store;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A place in the hash-key space of a stream: an unsigned number of 128 bits.
 *
 * @param high the upper 64 bits, unsigned
 * @param low the lower 64 bits, unsigned
 */
public record HashKey(long high, long low) implements Comparable<HashKey> {
    /** How many hash keys there are: 2^128. */
    public static final BigInteger COUNT = BigInteger.ONE.shiftLeft(128);

    private static final int BITS_OF_A_LONG = 64;

    /**
     * The hash key that a partition key stands for: its MD5.
     *
     * @param partitionKey UTF-8
     */
    public static HashKey ofPartitionKey(byte[] partitionKey) {
        byte[] digest = md5().digest(partitionKey);
        return new HashKey(BigEndian.getLong(digest, 0), BigEndian.getLong(digest, Long.BYTES));
    }

    /**
     * The hash key with this number.
     *
     * @throws IllegalArgumentException outside 0 to 2^128-1
     */
    public static HashKey of(BigInteger number) {
        if (number.signum() < 0 || number.compareTo(COUNT) >= 0) {
            throw new IllegalArgumentException("A hash key is 0 to 2^128-1, not " + number);
        }
        return new HashKey(number.shiftRight(BITS_OF_A_LONG).longValue(), number.longValue());
    }

    /** The key after this one; after the last one comes the first. */
    public HashKey next() {
        return new HashKey(low == -1 ? high + 1 : high, low + 1);
    }

    /** The key before this one; before the first one comes the last. */
    public HashKey previous() {
        return new HashKey(low == 0 ? high - 1 : high, low - 1);
    }

    @Override
    public int compareTo(HashKey other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** Its number. */
    BigInteger number() {
        return new BigInteger(Long.toUnsignedString(high))
                .shiftLeft(BITS_OF_A_LONG)
                .add(new BigInteger(Long.toUnsignedString(low)));
    }

    /** The decimal form that the API uses. */
    @Override
    public String toString() {
        return number().toString();
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has MD5", impossible);
        }
    }
}
