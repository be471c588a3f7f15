package io.headwater.transactions;

import java.util.Arrays;

/**
 * The terminals that one customer may use, in order of id; a buffer that is filled again for each customer. Not thread-safe.
 *
 * <p>Most customers ask for few of many, and for these nothing is put in order: it is counted how many ids begin alike, and only
 * those that begin like the wanted one are looked at.
 */
final class TerminalsInReach {
    /** Up to so many it is not worth while to leave them unordered. */
    private static final int FEW = 1_000;

    /** How many are looked up before all are put in order after all. */
    private static final int LOOKED_UP = 8;

    private static final int BITS_OF_BEGINNING = 10;

    /** A scan of all marks costs as much as sorting this part of them. */
    private static final int MARKS_PER_SORTED = 512;

    private final TerminalGrid grid;
    private final int[] ids;
    private final long[] marks;
    /** How far an id is shifted to be its beginning. */
    private final int shift;

    private final int[] beginAlike = new int[1 << BITS_OF_BEGINNING];
    private int[] alike = new int[16];

    private int count;
    private int lookedUp;
    private boolean inOrder;

    TerminalsInReach(TerminalGrid grid) {
        this.grid = grid;
        ids = new int[grid.terminals()];
        marks = new long[(grid.terminals() + Long.SIZE - 1) / Long.SIZE];
        shift = Math.max(0, Integer.SIZE - Integer.numberOfLeadingZeros(grid.terminals()) - BITS_OF_BEGINNING);
    }

    /** Takes those around a place, and returns how many there are. */
    int around(double x, double y) {
        count = grid.within(x, y, ids);
        lookedUp = 0;
        inOrder = false;
        return count;
    }

    /** The id at an index below what {@link #around} returned. */
    int id(int index) {
        if (inOrder) {
            return ids[index];
        }
        if (count > FEW && lookedUp < LOOKED_UP) {
            return lookUp(index);
        }
        sort();
        inOrder = true;
        return ids[index];
    }

    private int lookUp(int index) {
        if (lookedUp == 0) {
            Arrays.fill(beginAlike, 0);
            for (int i = 0; i < count; i++) {
                beginAlike[ids[i] >> shift]++;
            }
        }
        lookedUp++;
        int left = index;
        int beginning = 0;
        while (left >= beginAlike[beginning]) {
            left -= beginAlike[beginning++];
        }
        if (alike.length < beginAlike[beginning]) {
            alike = new int[2 * beginAlike[beginning]];
        }
        int size = 0;
        for (int i = 0; i < count; i++) {
            if (ids[i] >> shift == beginning) {
                alike[size++] = ids[i];
            }
        }
        Arrays.sort(alike, 0, size);
        return alike[left];
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
