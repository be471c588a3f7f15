package io.headwater.transactions;

import io.headwater.parallel.Processors;
import io.headwater.parallel.Spares;
import java.util.function.DoubleConsumer;

/**
 * Has customers shop, on all processors, and puts down their transactions in the order of customers.
 *
 * @param firstSeed the seed of customer 0; each later customer has the next one
 * @param days how many
 * @param frauds the frauds that are known beforehand
 */
record Shopping(Population population, long firstSeed, int days, FraudsByCustomer frauds) {
    /** Rows of about so many are made at a time: enough to be worth handing to another thread. */
    private static final int BLOCK_ROWS = 8_192;

    private static final double MEAN_PER_DAY = 2;

    /** A little more than the chance that a normal time of the mean 43,200 and the deviation 20,000 is within the day, 0.9692. */
    private static final double IN_THE_DAY = 0.97;

    private static final double DEVIATIONS = 5;

    /**
     * The transactions of the customers from {@code first} to {@code end - 1}, sorted.
     *
     * @param progress is told, by the calling thread, what part from 0 to 1 is done
     */
    Ledger of(int first, int end, DoubleConsumer progress) {
        double rowsOfOne = MEAN_PER_DAY * days;
        Ledger ledger = new Ledger(days, mostExpected(first, end));
        int block = (int) Math.max(1, BLOCK_ROWS / rowsOfOne);
        int blocks = (int) (((long) end - first + block - 1) / block);
        Spares<Shopper> shoppers = new Spares<>(() -> new Shopper(population));
        Spares<Rows> buffers = new Spares<>(Rows::new);
        Processors.inOrder(
                blocks,
                number -> {
                    Shopper shopper = shoppers.take();
                    Rows rows = buffers.take();
                    rows.clear();
                    int from = first + number * block;
                    int to = (int) Math.min((long) from + block, end);
                    shopper.shop(firstSeed, from, to, days, rows);
                    frauds.mark(rows);
                    shoppers.giveBack(shopper);
                    return new Block(to - first, rows);
                },
                done -> {
                    ledger.add(done.rows());
                    buffers.giveBack(done.rows());
                    progress.accept((double) done.customers() / (end - first));
                });
        ledger.sort();
        return ledger;
    }

    /** More than there will be but once in a million runs; customers without a terminal are not left out. */
    private long mostExpected(int first, int end) {
        double perDay = 0;
        for (int customer = first; customer < end; customer++) {
            perDay += population.customers().meanPerDay(customer);
        }
        double drawn = perDay * days;
        return (long) (drawn * IN_THE_DAY + DEVIATIONS * Math.sqrt(drawn)) + 1;
    }

    /** Rows of a run of customers, and how many customers there are up to its end. */
    private record Block(int customers, Rows rows) {}
}
