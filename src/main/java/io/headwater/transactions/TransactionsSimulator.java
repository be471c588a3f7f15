package io.headwater.transactions;

import io.headwater.parallel.Spares;
import io.headwater.transactions.FraudsByCustomer.Purchase;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/** Makes transactions: those of the handbook's program for the same parameters, to the last bit. */
public final class TransactionsSimulator {
    private final Parameters parameters;
    private final Population population;
    private final LeakedCards leaked;

    private TransactionsSimulator(Parameters parameters) {
        this.parameters = parameters;
        population =
                Population.draw(parameters.customers(), parameters.terminals(), parameters.radius(), parameters.seed());
        leaked = LeakedCards.draw(parameters.customers(), daysOfFraud(parameters), parameters.seed());
    }

    /** Nothing falls or leaks on the last day: what falls or leaks on a day counts only if there is a later one. */
    private static int daysOfFraud(Parameters parameters) {
        return parameters.days() - 1;
    }

    /**
     * Simulates on all processors.
     *
     * @param progress is told, by the calling thread, what part from 0 to 1 is done
     * @throws IllegalArgumentException if there are too many transactions for one part
     */
    public static Transactions simulate(Parameters parameters, DoubleConsumer progress) {
        TransactionsSimulator simulator = new TransactionsSimulator(parameters);
        return parameters.part().isWhole() ? simulator.whole(progress) : simulator.part(progress);
    }

    private Transactions whole(DoubleConsumer progress) {
        Ledger ledger = shopping(FraudsByCustomer.NONE).of(0, parameters.customers(), progress);
        int lastDay = ledger.lastDay();
        new LeakedTransactions(ledger, leaked).markFrauds(lastDay);
        return transactions(ledger, lastDay);
    }

    /**
     * A part must know of the others only on which day the last transaction of all is, and what the customers whose cards leak
     * with those of its own customers buy.
     */
    private Transactions part(DoubleConsumer progress) {
        int lastDay = lastDayOfAll();
        Spares<Shopper> shoppers = new Spares<>(() -> new Shopper(population));
        FraudsByCustomer frauds = FraudsByCustomer.find(
                leaked,
                lastDay,
                (leakDay, purchases) -> purchasesWithLeakedCards(leakDay, shoppers, purchases),
                day -> true);
        Part part = parameters.part();
        Ledger ledger = shopping(frauds)
                .of(part.firstCustomer(parameters.customers()), part.endCustomer(parameters.customers()), progress);
        return transactions(ledger, lastDay);
    }

    private Shopping shopping(FraudsByCustomer frauds) {
        return new Shopping(population, parameters.seed(), parameters.days(), frauds);
    }

    private Transactions transactions(Ledger ledger, int lastDay) {
        return new Transactions(
                ledger,
                CompromisedTerminals.draw(parameters.terminals(), 0, lastDay, parameters.seed()),
                new Transactions.Numbering(
                        parameters.startDate(), 0, parameters.part().firstId()));
    }

    /** The day of the last transaction of all customers: among many, one of the first buys something on the last day. */
    private int lastDayOfAll() {
        Shopper shopper = new Shopper(population);
        Rows rows = new Rows();
        int last = 0;
        for (int customer = 0; customer < parameters.customers() && last < daysOfFraud(parameters); customer++) {
            rows.clear();
            if (population.reachesATerminal(customer)) {
                shopper.shop(parameters.seed(), customer, customer + 1, parameters.days(), rows);
            }
            if (rows.size() > 0) {
                last = Math.max(last, rows.seconds(rows.size() - 1) / Transactions.SECONDS_A_DAY);
            }
        }
        return last;
    }

    private void purchasesWithLeakedCards(int leakDay, Spares<Shopper> shoppers, Consumer<Purchase> purchases) {
        Shopper shopper = shoppers.take();
        Rows rows = new Rows();
        for (int customer : leaked.on(leakDay)) {
            rows.clear();
            shopper.shop(parameters.seed(), customer, customer + 1, parameters.days(), rows);
            for (int index = 0; index < rows.size(); index++) {
                int seconds = rows.seconds(index);
                int day = seconds / Transactions.SECONDS_A_DAY;
                if (day >= leakDay && day < leakDay + LeakedCards.DAYS) {
                    purchases.accept(new Purchase(seconds, customer, index, day));
                }
            }
        }
        shoppers.giveBack(shopper);
    }
}
