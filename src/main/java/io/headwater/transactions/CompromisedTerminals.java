package io.headwater.transactions;

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
    /** Those that fell on each day. */
    private final int[][] fallen;

    private CompromisedTerminals(int terminals, int[][] fallen) {
        this.terminals = terminals;
        this.fallen = fallen;
    }

    /**
     * Draws those that fall on the days from 0 to {@code days - 1}; all of them, where there are fewer than two.
     *
     * @param firstSeed the seed of day 0; each later day has the next one
     */
    static CompromisedTerminals draw(int terminals, int days, long firstSeed) {
        int[][] fallen = new int[days][];
        Processors.each(
                days,
                day -> fallen[day] = new NumpyRandom(firstSeed + day).choice(terminals, Math.min(A_DAY, terminals)));
        return new CompromisedTerminals(terminals, fallen);
    }

    /** The terminals that are compromised on a day, where those of the days before {@code end} have fallen. */
    BitSet on(int day, int end) {
        BitSet compromised = new BitSet(terminals);
        for (int fell = Math.max(0, day - DAYS + 1); fell <= day && fell < end; fell++) {
            for (int terminal : fallen[fell]) {
                compromised.set(terminal);
            }
        }
        return compromised;
    }
}
