package io.headwater.transactions;

import io.headwater.random.NumpyRandom;

/** The customers' profiles, by customer id: where they live, how much they spend, how often. Immutable. */
final class Customers {
    private static final double SIDE = Terminals.SIDE;
    private static final double LEAST_MEAN_AMOUNT = 5;
    private static final double MOST_MEAN_AMOUNT = 100;
    private static final double MOST_PER_DAY = 4;

    private final double[] x;
    private final double[] y;
    private final double[] meanAmount;
    private final double[] meanPerDay;

    private Customers(int count) {
        x = new double[count];
        y = new double[count];
        meanAmount = new double[count];
        meanPerDay = new double[count];
    }

    /** Draws so many, in order of id, from the stream of {@code seed}. */
    static Customers draw(int count, long seed) {
        NumpyRandom random = new NumpyRandom(seed);
        Customers customers = new Customers(count);
        for (int id = 0; id < count; id++) {
            customers.x[id] = random.uniform(0, SIDE);
            customers.y[id] = random.uniform(0, SIDE);
            customers.meanAmount[id] = random.uniform(LEAST_MEAN_AMOUNT, MOST_MEAN_AMOUNT);
            customers.meanPerDay[id] = random.uniform(0, MOST_PER_DAY);
        }
        return customers;
    }

    double x(int id) {
        return x[id];
    }

    double y(int id) {
        return y[id];
    }

    /** Mean of an amount, in the currency's unit; the standard deviation is half of it. */
    double meanAmount(int id) {
        return meanAmount[id];
    }

    /** Mean number of transactions a day. */
    double meanPerDay(int id) {
        return meanPerDay[id];
    }
}
