package io.headwater.transactions;

import java.util.Arrays;

/**
 * The terminals that one customer may use, in order of id; a buffer that is filled again for each customer. Not thread-safe.
 */
final class TerminalsInReach {
    /** A scan of all marks costs as much as sorting this part of them. */
    private static final int MARKS_PER_SORTED = 512;

    private final TerminalGrid grid;
    private final int[] ids;
    private final long[] marks;
    private int count;
    private boolean inOrder;

    TerminalsInReach(TerminalGrid grid) {
        this.grid = grid;
        ids = new int[grid.terminals()];
        marks = new long[(grid.terminals() + Long.SIZE - 1) / Long.SIZE];
    }

    /** Takes those around a place, and returns how many there are. */
    int around(double x, double y) {
        count = grid.within(x, y, ids);
        inOrder = false;
        return count;
    }

    /** The id at an index below what {@link #around} returned. */
    int id(int index) {
        if (!inOrder) {
            sort();
            inOrder = true;
        }
        return ids[index];
    }

    /** By a mark for each: many ids below a known bound are put in order faster by marks than by comparisons. */
    private void sort() {
        if (count < ids.length / MARKS_PER_SORTED) {
            Arrays.sort(ids, 0, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            marks[ids[i] >> 6] |= 1L << ids[i];
        }
        int size = 0;
        for (int word = 0; word < marks.length; word++) {
            for (long left = marks[word]; left != 0; left &= left - 1) {
                ids[size++] = word << 6 | Long.numberOfTrailingZeros(left);
            }
            marks[word] = 0;
        }
    }
}
