package io.headwater.transactions;

import io.headwater.parallel.Processors;
import io.headwater.random.NumpyRandom;
import java.util.BitSet;

/**
 * Scenario 2: each day two terminals fall to a fraudster, and all that is bought there in 28 days, that day's included, is fraud.
 * Immutable.
 */
final class CompromisedTerminals {
    /** Days for which a terminal stays compromised. */
    static final int DAYS = 28;

    private static final int A_DAY = 2;

    private final int terminals;
    private final int firstDay;
    /** Those that fell on each day from the first. */
    private final int[][] fallen;

    private CompromisedTerminals(int terminals, int firstDay, int[][] fallen) {
        this.terminals = terminals;
        this.firstDay = firstDay;
        this.fallen = fallen;
    }

    /**
     * Draws those that fall on the days from {@code firstDay} to {@code endDay - 1}; all of them, where there are fewer than two.
     *
     * @param firstSeed the seed of the first day; each later day has the next one
     */
    static CompromisedTerminals draw(int terminals, int firstDay, int endDay, long firstSeed) {
        int[][] fallen = new int[Math.max(0, endDay - firstDay)][];
        Processors.each(
                fallen.length,
                day -> fallen[day] = new NumpyRandom(firstSeed + day).choice(terminals, Math.min(A_DAY, terminals)));
        return new CompromisedTerminals(terminals, firstDay, fallen);
    }

    /** The terminals that are compromised on a day. */
    BitSet on(int day) {
        BitSet compromised = new BitSet(terminals);
        int since = Math.max(firstDay, day - DAYS + 1);
        int until = Math.min(firstDay + fallen.length - 1, day);
        for (int fell = since; fell <= until; fell++) {
            for (int terminal : fallen[fell - firstDay]) {
                compromised.set(terminal);
            }
        }
        return compromised;
    }
}
