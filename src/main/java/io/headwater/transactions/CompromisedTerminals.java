package io.headwater.transactions;

import java.util.BitSet;

/**
 * Scenario 2: each day two terminals fall to a fraudster, and all that is bought there in 28 days, that day's included, is fraud.
 * Immutable.
 */
final class CompromisedTerminals {
    /** Days for which a terminal stays compromised. */
    static final int DAYS = 28;

    private static final int A_DAY = 2;

    private final ChosenByDay fallen;

    private CompromisedTerminals(ChosenByDay fallen) {
        this.fallen = fallen;
    }

    /**
     * Draws those that fall on the days from {@code firstDay} to {@code endDay - 1}; all of them, where there are fewer than two.
     *
     * @param firstSeed the seed of the first day; each later day has the next one
     */
    static CompromisedTerminals draw(int terminals, int firstDay, int endDay, long firstSeed) {
        return new CompromisedTerminals(ChosenByDay.draw(terminals, A_DAY, firstDay, endDay, firstSeed));
    }

    /** The terminals that are compromised on a day. */
    BitSet on(int day) {
        return fallen.between(day - DAYS + 1, day);
    }
}
