package io.headwater.transactions;

import java.util.function.DoubleConsumer;

/** Makes transactions: those of the handbook's program for the same parameters, to the last bit. */
public final class TransactionsSimulator {
    /** Customers simulated at a time: enough to be worth handing to another thread. */
    private static final int BLOCK_ROWS = 8_192;

    private static final double MEAN_PER_DAY = 2;

    private TransactionsSimulator() {}

    /**
     * Simulates on all processors.
     *
     * @param progress is told, by the calling thread, what part from 0 to 1 is done
     * @throws IllegalArgumentException if there are too many transactions for one part
     */
    public static Transactions simulate(Parameters parameters, DoubleConsumer progress) {
        Population population =
                Population.draw(parameters.customers(), parameters.terminals(), parameters.radius(), parameters.seed());
        // Nothing can fall or leak on the last day: those of a day count only if there is a later one.
        int daysOfFraud = parameters.days() - 1;
        CompromisedTerminals compromised =
                CompromisedTerminals.draw(parameters.terminals(), daysOfFraud, parameters.seed());
        LeakedCards leaked = LeakedCards.draw(parameters.customers(), daysOfFraud, parameters.seed());
        Ledger ledger = shop(parameters, population, progress);
        ledger.sort();
        int lastDay = ledger.lastDay();
        new LeakedTransactions(ledger, leaked, parameters.customers()).markFrauds(lastDay);
        return new Transactions(
                ledger,
                compromised,
                new Transactions.Numbering(
                        parameters.startDate(), 0, parameters.part().firstId(), lastDay, 0));
    }

    private static Ledger shop(Parameters parameters, Population population, DoubleConsumer progress) {
        int first = parameters.part().firstCustomer(parameters.customers());
        int end = parameters.part().endCustomer(parameters.customers());
        double rowsOfOne = MEAN_PER_DAY * parameters.days();
        Ledger ledger = new Ledger(parameters.days(), (long) (rowsOfOne * (end - first)));
        int block = (int) Math.max(1, BLOCK_ROWS / rowsOfOne);
        int blocks = (end - first + block - 1) / block;
        Spares<Shopper> shoppers = new Spares<>(() -> new Shopper(population, parameters.seed()));
        Spares<Rows> buffers = new Spares<>(Rows::new);
        Processors.inOrder(
                blocks,
                number -> {
                    Shopper shopper = shoppers.take();
                    Rows rows = buffers.take();
                    rows.clear();
                    int from = first + number * block;
                    int to = Math.min(from + block, end);
                    shopper.shop(from, to, parameters.days(), rows);
                    shoppers.giveBack(shopper);
                    return new Block(to - first, rows);
                },
                rows -> {
                    ledger.add(rows.rows());
                    buffers.giveBack(rows.rows());
                    progress.accept((double) rows.customers() / (end - first));
                });
        return ledger;
    }

    /** Rows of a run of customers, and how many customers there are up to its end. */
    private record Block(int customers, Rows rows) {}
}
