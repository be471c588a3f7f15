package io.headwater.kinesislocal.store;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A sequence number, built like those of AWS: a decimal number of 56 digits that begins with 49 and is, in hexadecimal,
 *
 * <pre>
 * 2 | created: 9 | shard: 1 | ordinal: 16 | 00 | arrived: 9 | shard: 8 | version: 1
 * </pre>
 *
 * <p>So numbers of one shard compare as their ordinals do, and each says where it came from. AWS gave out shorter ones
 * before (versions 0 and 1); they are understood, for they are refused in other words than what is no number at all.
 *
 * @param version {@value #VERSION} of those given out here; 0 or 1
 * @param createdSecond when its shard was created, in epoch seconds
 * @param ordinal the how-manieth record of the stream this is, in all its shards, from 1; 0 stands before the first
 * @param arrivedSecond when the record arrived, in epoch seconds; 0 in version 0, which does not say
 * @param shardIndex the number in its shard's id
 */
public record SequenceNumber(int version, long createdSecond, long ordinal, long arrivedSecond, int shardIndex) {
    /** The version of the numbers given out here. */
    public static final int VERSION = 2;

    private static final int HEX = 16;
    private static final BigInteger LEAST = BigInteger.ONE.shiftLeft(124);
    private static final BigInteger VERSION_0_END = BigInteger.ONE.shiftLeft(129);
    private static final BigInteger LATER_VERSIONS_START = BigInteger.ONE.shiftLeft(185);
    private static final BigInteger LATER_VERSIONS_END = LATER_VERSIONS_START.add(BigInteger.ONE.shiftLeft(184));
    /** AWS takes no date from here on, in the year 2477. */
    private static final long CREATED_END = 16_025_175_000L;

    private static final int MAX_DIGITS = 57;

    /** The sequence number of a record. */
    public SequenceNumber(long createdSecond, long ordinal, long arrivedSecond, int shardIndex) {
        this(VERSION, createdSecond, ordinal, arrivedSecond, shardIndex);
    }

    /** Reads a sequence number; empty for a text that is none. */
    public static Optional<SequenceNumber> parse(String text) {
        if (text.isEmpty() || text.length() > MAX_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        BigInteger given = new BigInteger(text);
        BigInteger number = given.compareTo(LEAST) < 0 ? given.add(LEAST) : given;
        String hex = number.toString(HEX);
        if (number.compareTo(VERSION_0_END) < 0) {
            return of(0, hex, 0, 0, part(hex, 28, 32));
        }
        if (number.compareTo(LATER_VERSIONS_START) <= 0 || number.compareTo(LATER_VERSIONS_END) >= 0) {
            return Optional.empty();
        }
        return switch (hex.charAt(hex.length() - 1)) {
            case '1' -> of(1, hex, part(hex, 36, 38), part(hex, 13, 22), part(hex, 38, 46));
            case '2' -> of(VERSION, hex, part(hex, 11, 27), part(hex, 29, 38), part(hex, 38, 46));
            default -> Optional.empty();
        };
    }

    /** The decimal form that the API uses. */
    @Override
    public String toString() {
        byte[] bytes = new byte[3 * Long.BYTES];
        BigEndian.putLong(bytes, 0, 2L << 56 | createdSecond << 20 | (shardIndex & 0xfL) << 16 | ordinal >>> 48);
        BigEndian.putLong(bytes, Long.BYTES, ordinal << 16 | arrivedSecond >>> 28);
        BigEndian.putLong(bytes, 2 * Long.BYTES, arrivedSecond << 36 | (shardIndex & 0xffff_ffffL) << 4 | version);
        return new BigInteger(1, bytes).toString();
    }

    private static Optional<SequenceNumber> of(int version, String hex, long ordinal, long arrived, long shard) {
        long created = part(hex, 1, 10);
        return ordinal < 0 || created >= CREATED_END
                ? Optional.empty()
                : Optional.of(new SequenceNumber(version, created, ordinal, arrived, (int) shard));
    }

    private static long part(String hex, int start, int end) {
        return Long.parseUnsignedLong(hex.substring(start, end), HEX);
    }
}
