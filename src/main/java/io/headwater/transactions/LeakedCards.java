package io.headwater.transactions;

import io.headwater.random.PythonRandom;
import java.util.BitSet;

/**
 * Scenario 3: each day the cards of three customers leak, and of what is bought with them in 14 days, that day's included, a third is
 * fraud, at five times the amount. Immutable.
 */
final class LeakedCards {
    /** Days for which a card stays leaked. */
    static final int DAYS = 14;

    private static final int A_DAY = 3;
    private static final int ONE_IN = 3;

    private final ChosenByDay leaked;
    private final long firstSeed;

    private LeakedCards(ChosenByDay leaked, long firstSeed) {
        this.leaked = leaked;
        this.firstSeed = firstSeed;
    }

    /**
     * Draws the customers whose cards leak on the days from 0 to {@code days - 1}; all of them, where there are fewer than three.
     *
     * @param firstSeed the seed of day 0; each later day has the next one
     */
    static LeakedCards draw(int customers, int days, long firstSeed) {
        return new LeakedCards(ChosenByDay.draw(customers, A_DAY, 0, days, firstSeed), firstSeed);
    }

    /** The customers whose cards leak on a day. */
    int[] on(int day) {
        return leaked.on(day);
    }

    /** The customers whose cards leak on any of the days from {@code from} to {@code to}. */
    BitSet between(int from, int to) {
        return leaked.between(from, to);
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
