package io.headwater.transactions;

import io.headwater.parallel.Processors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * Frauds with leaked cards that are found out before the transactions are made, by having only the customers of those cards shop.
 * Safe for many threads once it is complete.
 *
 * <p>Among transactions of the same second the order is that of customers here: in a whole run it is that of an unstable sort,
 * which nobody knows before all transactions are there.
 */
final class FraudsByCustomer {
    /** No frauds. */
    static final FraudsByCustomer NONE = new FraudsByCustomer();

    private static final Comparator<Purchase> BY_TIME = Comparator.comparingInt(Purchase::seconds)
            .thenComparingInt(Purchase::customer)
            .thenComparingInt(Purchase::index);

    /** Indices among a customer's transactions; one is there as often as it is hit. */
    private final Map<Integer, List<Integer>> indices = new HashMap<>();

    /**
     * Something bought with a leaked card.
     *
     * @param seconds for the order only: since any moment that is the same for all
     * @param index among the customer's transactions
     * @param day the day of the run
     */
    record Purchase(int seconds, int customer, int index, int day) {}

    /**
     * Finds the frauds with the cards that leak on the days from 0 to {@code leakDays - 1}.
     *
     * @param purchases hands over what is bought with the cards of a leak day while they are leaked; called by several threads
     * @param days the days of which the frauds are wanted
     */
    static FraudsByCustomer find(LeakedCards leaked, int leakDays, PurchasesOfLeak purchases, IntPredicate days) {
        FraudsByCustomer frauds = new FraudsByCustomer();
        Processors.inOrder(
                leakDays,
                leakDay -> {
                    List<Purchase> all = new ArrayList<>();
                    purchases.of(leakDay, all::add);
                    all.sort(BY_TIME);
                    List<Purchase> fraudulent = new ArrayList<>();
                    for (int index : leaked.fraudulent(leakDay, all.size())) {
                        fraudulent.add(all.get(index));
                    }
                    return fraudulent;
                },
                fraudulent -> fraudulent.stream()
                        .filter(purchase -> days.test(purchase.day()))
                        .forEach(frauds::add));
        return frauds;
    }

    /** What is bought with the cards of a leak day while they are leaked. */
    interface PurchasesOfLeak {
        void of(int leakDay, Consumer<Purchase> purchases);
    }

    private void add(Purchase purchase) {
        indices.computeIfAbsent(purchase.customer(), customer -> new ArrayList<>())
                .add(purchase.index());
    }

    /** Multiplies the amounts of frauds among the transactions of some customers, all of each. */
    void mark(Rows rows) {
        if (indices.isEmpty()) {
            return;
        }
        int row = 0;
        while (row < rows.size()) {
            int customer = rows.customer(row);
            for (int index : indices.getOrDefault(customer, List.of())) {
                rows.setAmount(row + index, Amount.multiplied(rows.amount(row + index)));
            }
            while (row < rows.size() && rows.customer(row) == customer) {
                row++;
            }
        }
    }
}
