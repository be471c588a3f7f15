package io.headwater.kinesis.aggregation;

import java.nio.ByteBuffer;

/** Numbers as protobuf writes them: seven bits a byte, the lowest first, the top bit set in all bytes but the last. */
final class Varints {
    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private Varints() {}

    /** The bytes that a number takes, 1 to 9. */
    static int size(long notNegative) {
        // A zero takes a byte too: the lowest bit counts as if it were set.
        return (Long.SIZE - Long.numberOfLeadingZeros(notNegative | 1) + BITS - 1) / BITS;
    }

    /** Writes a number. */
    static void put(ByteBuffer out, long notNegative) {
        long rest = notNegative;
        while (rest >= MORE) {
            out.put((byte) (rest | MORE));
            rest >>>= BITS;
        }
        out.put((byte) rest);
    }
}
