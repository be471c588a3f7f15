package io.headwater.kinesis.aggregation;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/** Puts around a message, whatever it is, what makes an aggregate of it. */
final class Aggregates {
    static final BigInteger LAST_HASH_KEY = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

    private Aggregates() {}

    static byte[] of(byte[] message) {
        return ByteBuffer.allocate(KplFormat.MAGIC_BYTES + message.length + KplFormat.DIGEST_BYTES)
                .putInt(KplFormat.MAGIC)
                .put(message)
                .put(KplFormat.digest(ByteBuffer.wrap(message)))
                .array();
    }
}
