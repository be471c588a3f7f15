package io.headwater.kinesislocal.store;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * Successive records of a shard, end to end in one byte array: a header, the partition key, the data.
 *
 * <p>An object a record would cost a hundred bytes and more each; this costs {@value #HEADER_BYTES} and an index entry. The
 * price: memory is given back a block at a time. Not thread-safe; the shard's lock guards it.
 */
final class Block {
    /** A block takes no more records once it has grown to this; a larger record gets a block of its own. */
    static final int FULL_BYTES = 256 * 1024;

    /** Ordinal, arrival, key length, data length. */
    static final int HEADER_BYTES = 8 + 8 + 4 + 4;

    private static final int FIRST_BYTES = 1024;
    private static final int FIRST_RECORDS = 16;
    /** The block itself with the headers of its two arrays. */
    private static final int OBJECT_BYTES = 80;
    /** A sealed block may leave one byte in this many unused before it is copied to its exact size. */
    private static final int TOLERATED_WASTE = 16;

    private byte[] bytes;
    private int used;
    private int[] offsets;
    private int count;
    private int firstRetained;

    Block(int firstRecordBytes) {
        bytes = new byte[Math.max(FIRST_BYTES, firstRecordBytes)];
        offsets = new int[firstRecordBytes > FULL_BYTES ? 1 : FIRST_RECORDS];
    }

    /** How many bytes a record takes in a block. */
    static int size(byte[] partitionKey, byte[] data) {
        return HEADER_BYTES + partitionKey.length + data.length;
    }

    boolean hasRoomFor(int recordBytes) {
        return used + recordBytes <= Math.max(FULL_BYTES, bytes.length);
    }

    void append(long ordinal, long arrivalMillis, byte[] partitionKey, byte[] data) {
        int size = size(partitionKey, data);
        if (used + size > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(FULL_BYTES, Math.max(2 * bytes.length, used + size)));
        }
        if (count == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * count);
        }
        offsets[count++] = used;
        BigEndian.putLong(bytes, used, ordinal);
        BigEndian.putLong(bytes, used + 8, arrivalMillis);
        BigEndian.putInt(bytes, used + 16, partitionKey.length);
        BigEndian.putInt(bytes, used + 20, data.length);
        System.arraycopy(partitionKey, 0, bytes, used + HEADER_BYTES, partitionKey.length);
        System.arraycopy(data, 0, bytes, used + HEADER_BYTES + partitionKey.length, data.length);
        used += size;
    }

    /** Gives back what was reserved for records that will not come. */
    void seal() {
        if (bytes.length - used > bytes.length / TOLERATED_WASTE) {
            bytes = Arrays.copyOf(bytes, used);
        }
        offsets = Arrays.copyOf(offsets, count);
    }

    /** What this block takes of the heap. */
    long heapBytes() {
        return OBJECT_BYTES + (long) bytes.length + (long) Integer.BYTES * offsets.length;
    }

    int retained() {
        return count - firstRetained;
    }

    long newestOrdinal() {
        return ordinalAt(count - 1);
    }

    long newestArrival() {
        return arrivalAt(count - 1);
    }

    /** Hides the records that arrived before; returns how many. */
    int hideBefore(long arrivalMillis) {
        int before = firstRetained;
        firstRetained = indexFrom(arrivalMillis, this::arrivalAt);
        return firstRetained - before;
    }

    /** The index of the first retained record with this ordinal or a later one; {@link #end} if there is none. */
    int indexOfOrdinal(long ordinal) {
        return indexFrom(ordinal, this::ordinalAt);
    }

    /** The index of the first retained record that arrived then or later; {@link #end} if there is none. */
    int indexOfArrival(long arrivalMillis) {
        return indexFrom(arrivalMillis, this::arrivalAt);
    }

    /** The index after the last record. */
    int end() {
        return count;
    }

    long ordinalAt(int index) {
        return BigEndian.getLong(bytes, offsets[index]);
    }

    StoredRecord at(int index) {
        int offset = offsets[index];
        return new StoredRecord(
                bytes,
                offset + HEADER_BYTES,
                BigEndian.getInt(bytes, offset + 16),
                BigEndian.getInt(bytes, offset + 20),
                ordinalAt(index),
                arrivalAt(index));
    }

    private long arrivalAt(int index) {
        return BigEndian.getLong(bytes, offsets[index] + 8);
    }

    private int indexFrom(long wanted, IntToLongFunction valueAt) {
        int low = firstRetained;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (valueAt.applyAsLong(middle) < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
