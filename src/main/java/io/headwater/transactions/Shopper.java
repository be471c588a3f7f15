package io.headwater.transactions;

import io.headwater.random.NumpyRandom;
import io.headwater.random.Poisson;
import io.headwater.random.PythonRandom;

/** Draws the transactions of one customer after the other. Not thread-safe: one for a thread. */
final class Shopper {
    private static final double MEAN_TIME = Transactions.SECONDS_A_DAY / 2.0;
    private static final double DEVIATION_OF_TIME = 20_000;

    private final Population population;
    private final TerminalsInReach terminals;
    private final NumpyRandom[] numpy = new NumpyRandom[NumpyRandom.TOGETHER];
    private final PythonRandom[] python = new PythonRandom[NumpyRandom.TOGETHER];

    Shopper(Population population) {
        this.population = population;
        terminals = new TerminalsInReach(population.grid());
        for (int i = 0; i < NumpyRandom.TOGETHER; i++) {
            numpy[i] = new NumpyRandom(0);
            python[i] = new PythonRandom(0);
        }
    }

    /**
     * Adds what customers buy in the days from 0 to {@code days - 1}: customer by customer, day by day.
     *
     * @param firstSeed the seed of customer 0; each later customer has the next one
     */
    void shop(long firstSeed, int firstCustomer, int endCustomer, int days, Rows rows) {
        int customer = firstCustomer;
        for (; customer + NumpyRandom.TOGETHER <= endCustomer; customer += NumpyRandom.TOGETHER) {
            NumpyRandom.seed(numpy, firstSeed + customer);
            PythonRandom.seed(python, firstSeed + customer);
            for (int i = 0; i < NumpyRandom.TOGETHER; i++) {
                shop(customer + i, days, rows, numpy[i], python[i]);
            }
        }
        for (; customer < endCustomer; customer++) {
            numpy[0].seed(firstSeed + customer);
            python[0].seed(firstSeed + customer);
            shop(customer, days, rows, numpy[0], python[0]);
        }
    }

    private void shop(int customer, int days, Rows rows, NumpyRandom random, PythonRandom choices) {
        Customers customers = population.customers();
        Poisson perDay = new Poisson(customers.meanPerDay(customer));
        double mean = customers.meanAmount(customer);
        int inReach = -1;
        for (int day = 0; day < days; day++) {
            for (long left = perDay.draw(random); left > 0; left--) {
                int time = (int) random.normal(MEAN_TIME, DEVIATION_OF_TIME);
                if (time <= 0 || time >= Transactions.SECONDS_A_DAY) {
                    continue;
                }
                int cents = cents(mean, random);
                if (inReach < 0) {
                    inReach = terminals.around(customers.x(customer), customers.y(customer));
                }
                // Without a terminal the draws above still happen.
                if (inReach > 0) {
                    int terminal = terminals.id(choices.choice(inReach));
                    rows.add(day * Transactions.SECONDS_A_DAY + time, customer, terminal, Amount.ofCents(cents));
                }
            }
        }
    }

    private static int cents(double mean, NumpyRandom random) {
        double amount = random.normal(mean, mean / 2);
        if (amount < 0) {
            amount = random.uniform(0, 2 * mean);
        }
        return (int) Math.rint(amount * 100);
    }
}
