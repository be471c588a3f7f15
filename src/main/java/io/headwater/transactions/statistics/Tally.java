package io.headwater.transactions.statistics;

import io.headwater.transactions.Transactions;

/** How many transactions there are of some kind, of which amounts, and at which times of day. Immutable. */
public final class Tally {
    /** Half-hours of a day. */
    public static final int HALF_HOURS = 48;

    private final Amounts amounts;
    private final long[] byHalfHour;

    private Tally(Amounts amounts, long[] byHalfHour) {
        this.amounts = amounts;
        this.byHalfHour = byHalfHour;
    }

    /** How many transactions. */
    public long count() {
        return amounts.count();
    }

    /** Their amounts. */
    public Amounts amounts() {
        return amounts;
    }

    /** How many in each half-hour of the day, from midnight on. */
    public long[] byHalfHour() {
        return byHalfHour.clone();
    }

    /** Grows to a tally. Not thread-safe. */
    static final class Counter {
        private static final int SECONDS_A_HALF_HOUR = Transactions.SECONDS_A_DAY / HALF_HOURS;

        private final AmountCounts amounts = new AmountCounts();
        private final long[] byHalfHour = new long[HALF_HOURS];

        void add(int secondOfDay, long cents) {
            amounts.add(cents);
            byHalfHour[secondOfDay / SECONDS_A_HALF_HOUR]++;
        }

        void addAll(Counter other) {
            amounts.addAll(other.amounts);
            for (int i = 0; i < HALF_HOURS; i++) {
                byHalfHour[i] += other.byHalfHour[i];
            }
        }

        /** What was counted; nothing may be added after that. */
        Tally tally() {
            return new Tally(new Amounts(amounts), byHalfHour);
        }
    }
}
