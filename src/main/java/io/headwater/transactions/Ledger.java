package io.headwater.transactions;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.IntStream;

/**
 * All transactions of a run: first in the order of customers, as they are added, then in the order of time. Takes 20 bytes a
 * transaction, and 8 more while it is put in order. Not thread-safe while rows are added.
 */
final class Ledger {
    private static final int CHUNK = 1 << 16;

    /** So many that a position fits an int, and that an array can have that length. */
    static final int MOST = Integer.MAX_VALUE - 8;

    private final DayRows[] days;
    private final Deque<long[]> chunks = new ArrayDeque<>();
    private long[] chunk = new long[0];
    private int inChunk;
    private int size;

    /** By position: the second since the first day began, in the upper half, and the slot in its {@link DayRows}. */
    private long[] order = new long[0];

    /** The position of each day's first transaction, and at the end the number of all. */
    private final int[] firstPositions;

    /** @param expected about how many rows there will be */
    Ledger(int days, long expected) {
        this.days = IntStream.range(0, days)
                .mapToObj(day -> new DayRows(expected / days))
                .toArray(DayRows[]::new);
        firstPositions = new int[days + 1];
    }

    void add(Rows rows) {
        if (rows.size() > MOST - size) {
            throw new IllegalArgumentException(
                    "Simulating transactions: there are more than %d; simulate them in parts.".formatted(MOST));
        }
        for (int row = 0; row < rows.size(); row++) {
            int seconds = rows.seconds(row);
            int slot = days[seconds / Transactions.SECONDS_A_DAY].add(
                    rows.customer(row), rows.terminal(row), rows.amount(row));
            if (inChunk == chunk.length) {
                chunk = new long[CHUNK];
                chunks.add(chunk);
                inChunk = 0;
            }
            chunk[inChunk++] = (long) seconds << 32 | slot;
        }
        size += rows.size();
    }

    /** Puts all in the order of time, which gives each its position. Nothing can be added any more. */
    void sort() {
        order = new long[size];
        int at = 0;
        while (!chunks.isEmpty()) {
            long[] next = chunks.remove();
            int length = Math.min(next.length, size - at);
            System.arraycopy(next, 0, order, at, length);
            at += length;
        }
        NumpyQuicksort.sort(order);
        for (int day = 0; day < days.length; day++) {
            firstPositions[day + 1] = firstPositions[day] + days[day].size();
        }
    }

    int days() {
        return days.length;
    }

    int size() {
        return size;
    }

    DayRows day(int day) {
        return days[day];
    }

    /** The position of a day's first transaction; of the day after the last: how many there are. */
    int firstPosition(int day) {
        return firstPositions[day];
    }

    /** The day of the last transaction; 0 if there is none. */
    int lastDay() {
        for (int day = days.length - 1; day > 0; day--) {
            if (days[day].size() > 0) {
                return day;
            }
        }
        return 0;
    }

    int seconds(int position) {
        return (int) (order[position] >> 32);
    }

    int slot(int position) {
        return (int) order[position];
    }
}
