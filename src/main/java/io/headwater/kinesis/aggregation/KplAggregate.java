package io.headwater.kinesis.aggregation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of one partition key on their way into one record. It says exactly how large that will be, so that whoever fills it can
 * stop at the stream's limit.
 *
 * <p>The bytes are the KPL's, to the last one. Only that the KPL stores a row that is alone as it is, not as an aggregate of
 * one, is left to whoever fills it: {@link #rows()} tells. Not for use by several threads.
 */
public final class KplAggregate {
    /** The tag and the value of the index of the partition key: there is one key, and it stands first. */
    private static final int INDEX_BYTES = 2;

    private static final int TAG_BYTES = 1;

    private final String partitionKey;
    private final byte[] key;
    private final List<byte[]> rows = new ArrayList<>();
    private long size;

    private KplAggregate(String partitionKey) {
        this.partitionKey = partitionKey;
        this.key = partitionKey.getBytes(StandardCharsets.UTF_8);
        this.size = KplFormat.MAGIC_BYTES + lengthDelimited(key.length) + KplFormat.DIGEST_BYTES;
    }

    /** An aggregate without rows yet, which must be stored under this partition key. */
    public static KplAggregate of(String partitionKey) {
        return new KplAggregate(partitionKey);
    }

    /**
     * Whether one more row leaves the record within its maximum.
     *
     * @param maxBytes the most that a record may have in the stream, counted as Kinesis does: data and partition key, which
     *     stands inside and outside
     */
    public boolean fits(byte[] row, long maxBytes) {
        return size + lengthDelimited(message(row.length)) + key.length <= maxBytes;
    }

    /** Adds a row, whether it fits or not; the bytes are not copied, and nobody may change them. */
    public void add(byte[] row) {
        rows.add(row);
        size += lengthDelimited(message(row.length));
    }

    /** How many rows there are. */
    public int rows() {
        return rows.size();
    }

    /** The bytes that {@link #toBytes()} has: the record's data, without the partition key outside. */
    public long size() {
        return size;
    }

    /**
     * The record's data.
     *
     * @throws IllegalStateException if there are no rows: consumers would make no record of it, and count one
     * @throws ArithmeticException from 2 GiB on
     */
    public byte[] toBytes() {
        if (rows.isEmpty()) {
            throw new IllegalStateException(
                    "Making an aggregate for partition key '%s': it has no rows. Add at least one before."
                            .formatted(partitionKey));
        }
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size));
        out.putInt(KplFormat.MAGIC);
        put(out, KplFormat.PARTITION_KEY, key);
        for (byte[] row : rows) {
            Varints.put(out, KplFormat.RECORD);
            Varints.put(out, message(row.length));
            Varints.put(out, KplFormat.PARTITION_KEY_INDEX);
            Varints.put(out, 0);
            put(out, KplFormat.DATA, row);
        }
        out.put(KplFormat.digest(out.duplicate().flip().position(KplFormat.MAGIC_BYTES)));
        return out.array();
    }

    private static void put(ByteBuffer out, int tag, byte[] bytes) {
        Varints.put(out, tag);
        Varints.put(out, bytes.length);
        out.put(bytes);
    }

    /** The bytes of a row's message, without what goes before it. */
    private static long message(int rowBytes) {
        return INDEX_BYTES + lengthDelimited(rowBytes);
    }

    /** The bytes of a field: its tag, a length, and so many bytes. */
    private static long lengthDelimited(long bytes) {
        return TAG_BYTES + Varints.size(bytes) + bytes;
    }
}
