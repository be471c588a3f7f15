package io.headwater.transactions;

import io.headwater.parallel.Processors;
import io.headwater.random.NumpyRandom;
import io.headwater.random.PythonRandom;

/**
 * Scenario 3: each day the cards of three customers leak, and of what is bought with them in 14 days, that day's included, a third is
 * fraud, at five times the amount. Immutable.
 */
final class LeakedCards {
    /** Days for which a card stays leaked. */
    static final int DAYS = 14;

    private static final int A_DAY = 3;
    private static final int ONE_IN = 3;

    private final int[][] leaked;
    private final long firstSeed;

    private LeakedCards(int[][] leaked, long firstSeed) {
        this.leaked = leaked;
        this.firstSeed = firstSeed;
    }

    /**
     * Draws the customers whose cards leak on the days from 0 to {@code days - 1}; all of them, where there are fewer than three.
     *
     * @param firstSeed the seed of day 0; each later day has the next one
     */
    static LeakedCards draw(int customers, int days, long firstSeed) {
        int[][] leaked = new int[days][];
        Processors.each(
                days,
                day -> leaked[day] = new NumpyRandom(firstSeed + day).choice(customers, Math.min(A_DAY, customers)));
        return new LeakedCards(leaked, firstSeed);
    }

    /** The customers whose cards leak on a day. */
    int[] on(int day) {
        return leaked[day];
    }

    /**
     * Which of the transactions made with a day's leaked cards are the fraudster's.
     *
     * @param transactions how many there are in the {@link #DAYS} days, in the order of their ids
     * @return their indices in that order
     */
    int[] fraudulent(int day, int transactions) {
        return new PythonRandom(firstSeed + day).sample(transactions, transactions / ONE_IN);
    }
}
