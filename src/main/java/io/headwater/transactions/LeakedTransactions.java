package io.headwater.transactions;

import io.headwater.parallel.Processors;
import java.util.Arrays;
import java.util.BitSet;

/** The transactions in a ledger that are made with leaked cards, by customer and in the order of their positions. */
final class LeakedTransactions {
    private final Ledger ledger;
    private final LeakedCards leaked;
    private final int customers;

    LeakedTransactions(Ledger ledger, LeakedCards leaked, int customers) {
        this.ledger = ledger;
        this.leaked = leaked;
        this.customers = customers;
    }

    /** Multiplies the amounts that fraudsters take, for the leaks of the days before {@code end}. */
    void markFrauds(int end) {
        Positions[] byDay = positionsOfLeakedCards(end);
        int[] found = new int[16];
        BitSet cards = new BitSet(customers);
        for (int day = 0; day < end; day++) {
            cards.clear();
            for (int customer : leaked.on(day)) {
                cards.set(customer);
            }
            int count = 0;
            for (int each = day; each < Math.min(day + LeakedCards.DAYS, ledger.days()); each++) {
                DayRows rows = ledger.day(each);
                for (int i = 0; i < byDay[each].size; i++) {
                    int position = byDay[each].positions[i];
                    if (cards.get(rows.customer(ledger.slot(position)))) {
                        if (count == found.length) {
                            found = Arrays.copyOf(found, 2 * count);
                        }
                        found[count++] = position;
                    }
                }
            }
            for (int index : leaked.fraudulent(day, count)) {
                int position = found[index];
                ledger.day(ledger.seconds(position) / Transactions.SECONDS_A_DAY)
                        .multiply(ledger.slot(position));
            }
        }
    }

    /** For each day, the positions of what is bought with a card that is leaked on that day. */
    private Positions[] positionsOfLeakedCards(int end) {
        Positions[] byDay = new Positions[ledger.days()];
        Processors.each(byDay.length, day -> {
            BitSet cards = new BitSet(customers);
            for (int leak = Math.max(0, day - LeakedCards.DAYS + 1); leak <= day && leak < end; leak++) {
                for (int customer : leaked.on(leak)) {
                    cards.set(customer);
                }
            }
            DayRows rows = ledger.day(day);
            Positions positions = new Positions();
            int last = ledger.firstPosition(day + 1);
            for (int position = ledger.firstPosition(day); position < last; position++) {
                if (cards.get(rows.customer(ledger.slot(position)))) {
                    positions.add(position);
                }
            }
            byDay[day] = positions;
        });
        return byDay;
    }

    /** A growing list of ints. */
    private static final class Positions {
        private int[] positions = new int[16];
        private int size;

        void add(int position) {
            if (size == positions.length) {
                positions = Arrays.copyOf(positions, 2 * size);
            }
            positions[size++] = position;
        }
    }
}
