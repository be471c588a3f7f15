package io.headwater.receipts;

import java.util.BitSet;

/**
 * The rows of a file by their hashes, and which of them were found: 26 bytes a row, whatever its length.
 *
 * <p>Rows with the same hash form a ring, in the order of the file; the table knows its last row, and from there its first. A row
 * that is found leaves the ring, and the place of its link takes the number of its finding. So no list of equal rows is ever walked
 * along: a file may consist of one row a million times. Not thread-safe.
 */
final class RowTable {
    /** That there is no such row. */
    static final int UNKNOWN = -1;
    /** That every such row was found before. */
    static final int FOUND_BEFORE = -2;

    private final long[] high;
    private final long[] low;
    /** Of a row not found yet the next of its ring; of another, negative, the number of its finding. */
    private final int[] links;
    /** By hash the last row of a ring, plus one; 0 where there is none. Half as many again as rows, so that probing is short. */
    private final int[] slots;

    /** Rings, by their last rows, that had more than one row. */
    private final BitSet repeated = new BitSet();
    /** Rings, by their last rows, that were found more often than they had rows. */
    private final BitSet exceeded = new BitSet();

    private int size;
    private int found;

    RowTable(int rows) {
        high = new long[rows];
        low = new long[rows];
        links = new int[rows];
        slots = new int[Math.toIntExact(rows + rows / 2L + 1)];
    }

    /** What so many rows take, in bytes. */
    static long bytes(long rows) {
        return rows * (2 * Long.BYTES + Integer.BYTES) + (rows + rows / 2) * Integer.BYTES;
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return size == links.length;
    }

    /** Adds a row; its index is how many there were before. */
    void add(long rowHigh, long rowLow) {
        int row = size++;
        high[row] = rowHigh;
        low[row] = rowLow;
        int slot = slotOf(rowHigh, rowLow);
        if (slots[slot] == 0) {
            links[row] = row;
        } else {
            int last = slots[slot] - 1;
            links[row] = links[last];
            links[last] = row;
            repeated.set(row);
        }
        slots[slot] = row + 1;
    }

    /** Takes the first row of this hash that was not found yet as found; its index, or one of the words above. */
    int find(long rowHigh, long rowLow) {
        int last = slots[slotOf(rowHigh, rowLow)] - 1;
        if (last < 0) {
            return UNKNOWN;
        }
        if (isFound(last)) {
            exceeded.set(last);
            return FOUND_BEFORE;
        }
        int first = links[last];
        links[last] = links[first];
        links[first] = ~found++;
        return first;
    }

    int found() {
        return found;
    }

    boolean isFound(int row) {
        return links[row] < 0;
    }

    /** How many rows were found before this one, which was found. */
    int finding(int row) {
        return ~links[row];
    }

    /**
     * Whether nobody can tell which of several equal rows it is that were found, or at which time: there are more or fewer in the
     * stream than in the file.
     */
    boolean isAmbiguous(int row) {
        if (repeated.isEmpty()) {
            return false;
        }
        int last = slots[slotOf(high[row], low[row])] - 1;
        return repeated.get(last) && (exceeded.get(last) || !isFound(last));
    }

    private int slotOf(long rowHigh, long rowLow) {
        // The hash as a fraction, times the number of slots.
        int slot = (int) (((rowHigh >>> 33) * slots.length) >>> 31);
        while (slots[slot] != 0 && (high[slots[slot] - 1] != rowHigh || low[slots[slot] - 1] != rowLow)) {
            slot = slot + 1 == slots.length ? 0 : slot + 1;
        }
        return slot;
    }
}
