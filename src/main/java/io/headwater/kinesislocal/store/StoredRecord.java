package io.headwater.kinesislocal.store;

import java.nio.charset.StandardCharsets;

/**
 * A record as a reader sees it: a view into the block that holds its bytes, not a copy.
 *
 * <p>Blocks are only ever appended to, so a view stays right after its block has grown or was trimmed away.
 */
public final class StoredRecord {
    private final byte[] block;
    private final int keyOffset;
    private final int keyLength;
    private final int dataLength;
    private final long ordinal;
    private final long arrivalMillis;

    StoredRecord(byte[] block, int keyOffset, int keyLength, int dataLength, long ordinal, long arrivalMillis) {
        this.block = block;
        this.keyOffset = keyOffset;
        this.keyLength = keyLength;
        this.dataLength = dataLength;
        this.ordinal = ordinal;
        this.arrivalMillis = arrivalMillis;
    }

    /** The array that holds the data, among other things: from {@link #dataOffset}, {@link #dataLength} bytes. */
    public byte[] block() {
        return block;
    }

    /** Where the data begins in {@link #block}. */
    public int dataOffset() {
        return keyOffset + keyLength;
    }

    /** How many bytes the data has. */
    public int dataLength() {
        return dataLength;
    }

    /** The partition key. */
    public String partitionKey() {
        return new String(block, keyOffset, keyLength, StandardCharsets.UTF_8);
    }

    /** Its place in the stream, from 1. */
    public long ordinal() {
        return ordinal;
    }

    /** When it arrived, in epoch milliseconds; never less than that of the record before it in the shard. */
    public long arrivalMillis() {
        return arrivalMillis;
    }

    /** The bytes that count against limits: data and partition key. */
    int payloadBytes() {
        return keyLength + dataLength;
    }
}
