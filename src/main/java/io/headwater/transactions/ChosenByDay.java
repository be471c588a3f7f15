package io.headwater.transactions;

import io.headwater.parallel.Processors;
import io.headwater.random.NumpyRandom;
import java.util.BitSet;

/** Who of a population is chosen on each of some days: both kinds of fraud that last begin so. Immutable. */
final class ChosenByDay {
    private final int firstDay;
    /** Those of each day from the first. */
    private final int[][] chosen;

    private ChosenByDay(int firstDay, int[][] chosen) {
        this.firstDay = firstDay;
        this.chosen = chosen;
    }

    /**
     * Draws for the days from {@code firstDay} to {@code endDay - 1}.
     *
     * @param aDay how many are chosen each day; all of them, where there are fewer
     * @param firstSeed the seed of the first day; each later day has the next one
     */
    static ChosenByDay draw(int population, int aDay, int firstDay, int endDay, long firstSeed) {
        int[][] chosen = new int[Math.max(0, endDay - firstDay)][];
        Processors.each(
                chosen.length,
                day -> chosen[day] = new NumpyRandom(firstSeed + day).choice(population, Math.min(aDay, population)));
        return new ChosenByDay(firstDay, chosen);
    }

    /** Those of a day. */
    int[] on(int day) {
        return chosen[day - firstDay];
    }

    /** Those of all days from {@code from} to {@code to}, the days outside of the drawn ones left out. */
    BitSet between(int from, int to) {
        BitSet all = new BitSet();
        int last = Math.min(firstDay + chosen.length - 1, to);
        for (int day = Math.max(firstDay, from); day <= last; day++) {
            for (int one : on(day)) {
                all.set(one);
            }
        }
        return all;
    }
}
