package io.headwater.transactions;

import java.time.LocalDate;
import java.util.BitSet;

/**
 * The transactions of a run, with their frauds, by day and in the order of their ids. Immutable; many threads may visit it at once.
 */
public final class Transactions {
    /** Each of the days: there are no summer times here. */
    public static final int SECONDS_A_DAY = 86_400;

    /** Scenario 1: anything above this is fraud. */
    private static final int SUSPICIOUS_CENTS = 220_00;

    /**
     * Rows lie in memory in another order than they are shown in. Fetched in a loop that does nothing else, many are on their way at
     * once; fetched one by one, each would be waited for.
     */
    private static final int FETCHED_AT_ONCE = 256;

    private final Ledger ledger;
    private final CompromisedTerminals compromised;
    private final Numbering numbering;

    Transactions(Ledger ledger, CompromisedTerminals compromised, Numbering numbering) {
        this.ledger = ledger;
        this.compromised = compromised;
        this.numbering = numbering;
    }

    /**
     * What positions and days are called.
     *
     * @param firstDate the date of the first day
     * @param firstDay TX_TIME_DAYS of the first day
     * @param firstId TRANSACTION_ID of the first transaction
     */
    record Numbering(LocalDate firstDate, int firstDay, long firstId) {}

    /** How many days there are, also those without a transaction. */
    public int days() {
        return ledger.days();
    }

    /** The date of a day, counted from 0. */
    public LocalDate date(int day) {
        return numbering.firstDate().plusDays(day);
    }

    /** How many transactions there are. */
    public int size() {
        return ledger.size();
    }

    /** How many transactions there are on a day, counted from 0. */
    public int size(int day) {
        return ledger.day(day).size();
    }

    /** Shows the transactions of a day, counted from 0, in the order of their ids, which is that of time. */
    public void visit(int day, TransactionVisitor visitor) {
        BitSet atFraudsters = compromised.on(day);
        DayRows rows = ledger.day(day);
        int[] fetched = new int[FETCHED_AT_ONCE * DayRows.FIELDS];
        int end = ledger.firstPosition(day + 1);
        for (int first = ledger.firstPosition(day); first < end; first += FETCHED_AT_ONCE) {
            int count = Math.min(FETCHED_AT_ONCE, end - first);
            for (int i = 0; i < count; i++) {
                rows.fetch(ledger.slot(first + i), fetched, i);
            }
            visit(day, first, count, fetched, atFraudsters, visitor);
        }
    }

    private void visit(int day, int first, int count, int[] fetched, BitSet atFraudsters, TransactionVisitor visitor) {
        int midnight = day * SECONDS_A_DAY;
        for (int i = 0; i < count; i++) {
            int position = first + i;
            int terminal = DayRows.terminal(fetched, i);
            int amount = DayRows.amount(fetched, i);
            visitor.visit(
                    numbering.firstId() + position,
                    numbering.firstDay() + day,
                    ledger.seconds(position) - midnight,
                    DayRows.customer(fetched, i),
                    terminal,
                    Amount.cents(amount),
                    scenario(amount, atFraudsters.get(terminal)));
        }
    }

    /** A later scenario takes the place of an earlier one. */
    private static int scenario(int amount, boolean atFraudster) {
        if (Amount.isMultiplied(amount)) {
            return 3;
        }
        if (atFraudster) {
            return 2;
        }
        return Amount.centsAsDrawn(amount) > SUSPICIOUS_CENTS ? 1 : 0;
    }
}
