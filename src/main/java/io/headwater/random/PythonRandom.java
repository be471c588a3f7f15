package io.headwater.random;

import java.util.BitSet;

/** The streams of Python's {@code random.Random}, as Python 3 has drawn them since 3.2. Not thread-safe. */
public final class PythonRandom {
    /** Up to so many, {@code sample} draws from a copied pool; beyond, it draws again what it has drawn before. */
    private static final int SMALLEST_POOL = 21;

    private final MersenneTwister words = new MersenneTwister();

    /** {@code Random(seed)}. */
    public PythonRandom(long seed) {
        seed(seed);
    }

    /** {@code seed(seed)} for an integer: its sign does not count. */
    public void seed(long seed) {
        long magnitude = Math.abs(seed);
        int low = (int) magnitude;
        int high = (int) (magnitude >>> 32);
        if (high == 0) {
            words.seedByKey(low);
        } else {
            words.seedByKey(low, high);
        }
    }

    /**
     * Seeds four generators with consecutive seeds, which takes little more time than one.
     *
     * @param generators {@link NumpyRandom#TOGETHER} of them
     * @param firstSeed that of the first
     * @throws IllegalArgumentException if a seed is not from 0 to {@link NumpyRandom#MAX_SEED}
     */
    public static void seed(PythonRandom[] generators, long firstSeed) {
        NumpyRandom.requireSeed(firstSeed);
        NumpyRandom.requireSeed(firstSeed + generators.length - 1);
        MersenneTwister[] words = new MersenneTwister[generators.length];
        for (int i = 0; i < generators.length; i++) {
            words[i] = generators[i].words;
        }
        MersenneTwister.seedByKey(words, (int) firstSeed);
    }

    /** {@code getrandbits(bits)}, for 1 to 32 bits: as an unsigned int. */
    int bits(int bits) {
        return words.nextWord() >>> (32 - bits);
    }

    /**
     * The index that {@code choice} takes of a sequence of {@code length}: what {@code randrange(length)} gives.
     *
     * @throws IllegalArgumentException if there is nothing to choose from
     */
    public int choice(int length) {
        if (length < 1) {
            throw new IllegalArgumentException("Choosing one of %d: there must be at least one.".formatted(length));
        }
        int bits = 32 - Integer.numberOfLeadingZeros(length);
        int index;
        do {
            index = bits(bits);
        } while (index >= length);
        return index;
    }

    /**
     * The indices that {@code sample} takes of a population, in the order in which it takes them.
     *
     * @throws IllegalArgumentException if there are not so many to take
     */
    public int[] sample(int population, int count) {
        if (count < 0 || count > population) {
            throw new IllegalArgumentException(
                    "Sampling %d of %d: there must be from 0 to %d.".formatted(count, population, population));
        }
        return population <= largestPool(count) ? fromPool(population, count) : untilUnseen(population, count);
    }

    /** Python's estimate of the population at which a set of what was taken is smaller than a copy of all. */
    private static long largestPool(int count) {
        if (count <= 5) {
            return SMALLEST_POOL;
        }
        long powerOfFour = 1;
        while (powerOfFour < 3L * count) {
            powerOfFour *= 4;
        }
        return SMALLEST_POOL + powerOfFour;
    }

    private int[] fromPool(int population, int count) {
        int[] pool = new int[population];
        for (int i = 0; i < population; i++) {
            pool[i] = i;
        }
        int[] taken = new int[count];
        for (int i = 0; i < count; i++) {
            int left = population - i;
            int at = choice(left);
            taken[i] = pool[at];
            pool[at] = pool[left - 1];
        }
        return taken;
    }

    private int[] untilUnseen(int population, int count) {
        BitSet seen = new BitSet(population);
        int[] taken = new int[count];
        for (int i = 0; i < count; i++) {
            int index;
            do {
                index = choice(population);
            } while (seen.get(index));
            seen.set(index);
            taken[i] = index;
        }
        return taken;
    }
}
