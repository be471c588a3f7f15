package io.headwater.transactions;

import io.headwater.random.NumpyRandom;
import io.headwater.random.Poisson;
import io.headwater.random.PythonRandom;

/** Draws the transactions of one customer after the other. Not thread-safe: one for a thread. */
final class Shopper {
    static final int SECONDS_A_DAY = 86_400;

    private static final double MEAN_TIME = SECONDS_A_DAY / 2.0;
    private static final double DEVIATION_OF_TIME = 20_000;

    private final Population population;
    private final Seeding seeding;
    private final TerminalsInReach terminals;
    private final NumpyRandom numpy = new NumpyRandom(0);
    private final PythonRandom python = new PythonRandom(0);

    Shopper(Population population, Seeding seeding) {
        this.population = population;
        this.seeding = seeding;
        terminals = new TerminalsInReach(population.grid());
    }

    /** Which streams a customer's transactions are drawn from. */
    interface Seeding {
        void seed(int customer, NumpyRandom numpy);

        void seed(int customer, PythonRandom python);
    }

    /** Adds what a customer buys in the days from 0 to {@code days - 1}, day by day. */
    void shop(int customer, int days, Rows rows) {
        Customers customers = population.customers();
        Poisson perDay = new Poisson(customers.meanPerDay(customer));
        double mean = customers.meanAmount(customer);
        double deviation = mean / 2;
        seeding.seed(customer, numpy);
        int choices = -1;
        for (int day = 0; day < days; day++) {
            for (long left = perDay.draw(numpy); left > 0; left--) {
                int time = (int) numpy.normal(MEAN_TIME, DEVIATION_OF_TIME);
                if (time <= 0 || time >= SECONDS_A_DAY) {
                    continue;
                }
                int cents = cents(mean, deviation);
                if (choices < 0) {
                    choices = terminals.around(customers.x(customer), customers.y(customer));
                    seeding.seed(customer, python);
                }
                // Without a terminal the draws above still happen.
                if (choices > 0) {
                    rows.add(
                            day * SECONDS_A_DAY + time,
                            customer,
                            terminals.id(python.choice(choices)),
                            Amount.ofCents(cents));
                }
            }
        }
    }

    private int cents(double mean, double deviation) {
        double amount = numpy.normal(mean, deviation);
        if (amount < 0) {
            amount = numpy.uniform(0, 2 * mean);
        }
        return (int) Math.rint(amount * 100);
    }
}
