package io.headwater.transactions;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * All transactions of a run: first in the order of customers, as they are added, then in the order of time. Takes 20 bytes a
 * transaction. Not thread-safe while rows are added.
 */
final class Ledger {
    /** So many that a position fits an int, and that an array can have that length. */
    static final int MOST = Integer.MAX_VALUE - 8;

    /** A sixteenth more, as a shift. */
    private static final int GROWTH = 4;

    private final DayRows[] days;
    private int size;

    /** By position: the second since the first day began, in the upper half, and the slot in its {@link DayRows}. */
    private long[] order;

    /** The position of each day's first transaction, and at the end the number of all. */
    private final int[] firstPositions;

    /** @param expected how many rows there will be, rather too many than too few, for which all that are there would be copied */
    Ledger(int days, long expected) {
        this.days = IntStream.range(0, days)
                .mapToObj(day -> new DayRows(expected / days))
                .toArray(DayRows[]::new);
        firstPositions = new int[days + 1];
        order = new long[(int) Math.min(MOST, expected)];
    }

    void add(Rows rows) {
        if (rows.size() > MOST - size) {
            throw new IllegalArgumentException(
                    "Simulating transactions: there are more than %d; simulate them in parts.".formatted(MOST));
        }
        if (order.length - size < rows.size()) {
            order = Arrays.copyOf(order, (int) Math.min(MOST, (long) size + rows.size() + (size >> GROWTH)));
        }
        for (int row = 0; row < rows.size(); row++) {
            int seconds = rows.seconds(row);
            int slot = days[seconds / Transactions.SECONDS_A_DAY].add(
                    rows.customer(row), rows.terminal(row), rows.amount(row));
            order[size++] = (long) seconds << 32 | slot;
        }
    }

    /** Puts all in the order of time, which gives each its position. Nothing can be added any more. */
    void sort() {
        NumpyQuicksort.sort(order, size);
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
