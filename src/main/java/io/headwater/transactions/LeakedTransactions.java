package io.headwater.transactions;

import io.headwater.parallel.Processors;
import java.util.Arrays;
import java.util.BitSet;

/** The transactions in a ledger that are made with leaked cards, by customer and in the order of their positions. */
final class LeakedTransactions {
    private final Ledger ledger;
    private final LeakedCards leaked;

    LeakedTransactions(Ledger ledger, LeakedCards leaked) {
        this.ledger = ledger;
        this.leaked = leaked;
    }

    /** Multiplies the amounts that fraudsters take, for the leaks of the days before {@code end}. */
    void markFrauds(int end) {
        Positions[] byDay = positionsOfLeakedCards(end);
        Positions found = new Positions();
        for (int day = 0; day < end; day++) {
            BitSet cards = leaked.between(day, day);
            found.size = 0;
            for (int each = day; each < Math.min(day + LeakedCards.DAYS, ledger.days()); each++) {
                DayRows rows = ledger.day(each);
                for (int i = 0; i < byDay[each].size; i++) {
                    int position = byDay[each].positions[i];
                    if (cards.get(rows.customer(ledger.slot(position)))) {
                        found.add(position);
                    }
                }
            }
            for (int index : leaked.fraudulent(day, found.size)) {
                int position = found.positions[index];
                ledger.day(ledger.seconds(position) / Transactions.SECONDS_A_DAY)
                        .multiply(ledger.slot(position));
            }
        }
    }

    /** For each day, the positions of what is bought with a card that is leaked on that day. */
    private Positions[] positionsOfLeakedCards(int end) {
        Positions[] byDay = new Positions[ledger.days()];
        Processors.each(byDay.length, day -> {
            BitSet cards = leaked.between(day - LeakedCards.DAYS + 1, Math.min(day, end - 1));
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
