package io.headwater.transactions;

import java.util.ArrayList;
import java.util.List;

/** A transaction as a visitor is shown it. */
record Seen(long id, int day, int secondOfDay, int customer, int terminal, long cents, int scenario) {
    /** All of a run, day by day; each must be shown with its day. */
    static List<Seen> all(Transactions transactions) {
        List<Seen> all = new ArrayList<>();
        for (int day = 0; day < transactions.days(); day++) {
            int before = all.size();
            transactions.visit(
                    day,
                    (id, txDay, secondOfDay, customer, terminal, cents, scenario) ->
                            all.add(new Seen(id, txDay, secondOfDay, customer, terminal, cents, scenario)));
            if (all.size() - before != transactions.size(day)) {
                throw new IllegalStateException("day %d has %d transactions and says %d"
                        .formatted(day, all.size() - before, transactions.size(day)));
            }
        }
        return all;
    }

    /** The same without an id. */
    Seen anonymous() {
        return new Seen(0, day, secondOfDay, customer, terminal, cents, scenario);
    }
}
