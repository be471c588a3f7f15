package io.headwater.transactions;

import java.util.ArrayList;
import java.util.List;

/** A transaction as a value. */
record Row(long id, int day, int secondOfDay, int customer, int terminal, long cents, int scenario) {

    static List<Row> of(Transactions transactions) {
        List<Row> rows = new ArrayList<>();
        for (int day = 0; day < transactions.days(); day++) {
            transactions.visit(
                    day,
                    (id, txDay, secondOfDay, customer, terminal, cents, scenario) ->
                            rows.add(new Row(id, txDay, secondOfDay, customer, terminal, cents, scenario)));
        }
        return rows;
    }

    /** The same without an id. */
    Row anonymous() {
        return new Row(0, day, secondOfDay, customer, terminal, cents, scenario);
    }
}
