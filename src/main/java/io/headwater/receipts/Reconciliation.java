package io.headwater.receipts;

import io.headwater.receipts.Account.Duplicate;
import io.headwater.receipts.Account.Late;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares the rows of a file with the records of a stream: first all rows are expected, in the order of the file, then all records
 * found, in the order in which the stream gives those of each key.
 *
 * <p>A row is what its partition key and its bytes are; equal rows can stand for one another. The first record of a row counts, as
 * it does for a consumer that drops what it has seen; where a file has a row n times, the first n. Rows are remembered by 128 bits
 * each: with the rest that is 26 bytes a row, 30 where the keys are known, and some 14 to 28 for each different key. Not thread-safe.
 */
public final class Reconciliation {
    /** How many findings of a kind are told one by one. */
    public static final int FEW = 5;

    /** More would not fit into Java's arrays. */
    private static final long MOST_ROWS = 1_400_000_000;

    private final RowHash hash = new RowHash();
    private final RowTable rows;
    private final int[] keyOfRow;
    private final boolean keysAreKnown;
    private @Nullable KeyNumbers keys;
    private int differentKeys;
    private long duplicates;
    private long foreign;
    private final List<Duplicate> firstDuplicates = new ArrayList<>();

    /**
     * A reconciliation of so many rows, for which it takes the memory at once.
     *
     * @param keysAreKnown whether the keys of rows can be compared; otherwise only the data is, and order is not checked
     */
    public Reconciliation(long expectedRows, boolean keysAreKnown) {
        if (expectedRows > MOST_ROWS) {
            throw new IllegalArgumentException(
                    "At most " + MOST_ROWS + " rows can be reconciled at once, not " + expectedRows);
        }
        this.rows = new RowTable((int) expectedRows);
        this.keysAreKnown = keysAreKnown;
        this.keys = new KeyNumbers((int) expectedRows);
        this.keyOfRow = new int[keysAreKnown ? (int) expectedRows : 0];
    }

    /** What a reconciliation of so many rows takes at least, in bytes; different keys come on top. */
    public static long bytes(long expectedRows) {
        return RowTable.bytes(expectedRows) + expectedRows * Integer.BYTES;
    }

    /** Expects the next row of the file. */
    public void expect(String partitionKey, byte[] data) {
        if (keys == null || rows.isFull()) {
            throw new IllegalStateException("A row is expected after the last one");
        }
        if (keysAreKnown) {
            hash.compute(partitionKey);
            keyOfRow[rows.size()] = keys.of(hash.high());
            differentKeys = keys.size();
        }
        hash.compute(keysAreKnown ? partitionKey : "", ByteBuffer.wrap(data));
        rows.add(hash.high(), hash.low());
    }

    /** Rows expected so far. */
    public long expected() {
        return rows.size();
    }

    /** Rows found so far. */
    public long present() {
        return rows.found();
    }

    /** Takes the next record of the stream. */
    public void found(String shard, String sequenceNumber, String partitionKey, ByteBuffer data) {
        // Only rows to come need their numbers looked up.
        keys = null;
        hash.compute(keysAreKnown ? partitionKey : "", data);
        int row = rows.find(hash.high(), hash.low());
        if (row == RowTable.UNKNOWN) {
            foreign++;
        } else if (row == RowTable.FOUND_BEFORE) {
            duplicates++;
            if (firstDuplicates.size() < FEW) {
                firstDuplicates.add(new Duplicate(shard, sequenceNumber));
            }
        }
    }

    /** The account of all that was expected and found. */
    public Account account() {
        keys = null;
        Deque<Integer> firstMissing = new ArrayDeque<>();
        Deque<Late> firstLate = new ArrayDeque<>();
        long late = 0;
        // Of each key the row behind that was read first.
        int[] earliest = new int[differentKeys];
        Arrays.fill(earliest, -1);
        for (int row = rows.size() - 1; row >= 0; row--) {
            if (!rows.isFound(row)) {
                putFirst(firstMissing, row);
            } else if (keysAreKnown && !rows.isAmbiguous(row)) {
                int behind = earliest[keyOfRow[row]];
                if (behind >= 0 && rows.finding(behind) < rows.finding(row)) {
                    late++;
                    putFirst(firstLate, new Late(row, behind));
                } else {
                    earliest[keyOfRow[row]] = row;
                }
            }
        }
        return new Account(
                rows.size(),
                rows.found(),
                List.copyOf(firstMissing),
                duplicates,
                firstDuplicates,
                foreign,
                keysAreKnown,
                late,
                List.copyOf(firstLate));
    }

    private static <T> void putFirst(Deque<T> few, T finding) {
        few.addFirst(finding);
        if (few.size() > FEW) {
            few.removeLast();
        }
    }
}
