package io.headwater.random;

import java.util.Arrays;

/**
 * The streams of numpy's legacy {@code numpy.random.RandomState}, which numpy keeps frozen (NEP 19). Not thread-safe.
 *
 * <p>Words and uniforms are the same on every machine. Normals and counts also pass through a logarithm, which C libraries and
 * Java may round differently in the last bit: a normal can then differ by 1e-16 of itself.
 */
public final class NumpyRandom {
    /** The largest seed of one word. */
    public static final long MAX_SEED = 0xffff_ffffL;

    /** How many generators can be seeded at once. */
    public static final int TOGETHER = MersenneTwister.TOGETHER;

    private final MersenneTwister words = new MersenneTwister();
    private double keptNormal;
    private boolean hasKeptNormal;

    /**
     * {@code RandomState(seed)}.
     *
     * @throws IllegalArgumentException if the seed is not from 0 to {@link #MAX_SEED}
     */
    public NumpyRandom(long seed) {
        seed(seed);
    }

    /**
     * {@code RandomState([seed, stream])}: of one seed as many streams as one likes, none of which is a stream of another seed.
     *
     * @throws IllegalArgumentException if one of them is not from 0 to {@link #MAX_SEED}
     */
    public NumpyRandom(long seed, long stream) {
        requireSeed(seed);
        requireSeed(stream);
        words.seedByKey((int) seed, (int) stream);
    }

    /**
     * {@code seed(seed)} for an integer.
     *
     * @throws IllegalArgumentException if it is not from 0 to {@link #MAX_SEED}
     */
    public void seed(long seed) {
        requireSeed(seed);
        words.seed((int) seed);
        hasKeptNormal = false;
    }

    /**
     * Seeds four generators with consecutive seeds, which takes little more time than one.
     *
     * @param generators {@link #TOGETHER} of them
     * @param firstSeed that of the first
     * @throws IllegalArgumentException if a seed is not from 0 to {@link #MAX_SEED}
     */
    public static void seed(NumpyRandom[] generators, long firstSeed) {
        requireSeed(firstSeed);
        requireSeed(firstSeed + generators.length - 1);
        MersenneTwister[] words = new MersenneTwister[generators.length];
        for (int i = 0; i < generators.length; i++) {
            words[i] = generators[i].words;
            generators[i].hasKeptNormal = false;
        }
        MersenneTwister.seed(words, (int) firstSeed);
    }

    static void requireSeed(long seed) {
        if (seed < 0 || seed > MAX_SEED) {
            throw new IllegalArgumentException(
                    "Seeding with %d: a seed must be from 0 to %d.".formatted(seed, MAX_SEED));
        }
    }

    /** {@code random_sample()}: in [0, 1). */
    public double nextDouble() {
        return words.nextDouble();
    }

    /** {@code uniform(low, high)}: in [low, high). */
    public double uniform(double low, double high) {
        return low + (high - low) * words.nextDouble();
    }

    /** {@code normal(mean, deviation)}. */
    public double normal(double mean, double deviation) {
        return mean + deviation * nextStandardNormal();
    }

    /**
     * {@code standard_normal()}, by Marsaglia's polar method: it makes two at a time, and the second is kept for the next call,
     * whatever else is drawn between the two.
     */
    private double nextStandardNormal() {
        if (hasKeptNormal) {
            hasKeptNormal = false;
            return keptNormal;
        }
        double x;
        double y;
        double squared;
        do {
            x = 2 * words.nextDouble() - 1;
            y = 2 * words.nextDouble() - 1;
            squared = x * x + y * y;
        } while (squared >= 1 || squared == 0);
        double factor = Math.sqrt(-2 * Math.log(squared) / squared);
        keptNormal = factor * x;
        hasKeptNormal = true;
        return factor * y;
    }

    /**
     * {@code choice(population, count, replace=False)}: the first {@code count} of a random permutation of 0 to
     * {@code population - 1}, for whose drawing numpy always goes through the whole population.
     *
     * @throws IllegalArgumentException if there are not so many to choose from
     */
    public int[] choice(int population, int count) {
        if (count < 0 || count > population) {
            throw new IllegalArgumentException("Choosing %d of %d without replacement: there must be from 0 to %d."
                    .formatted(count, population, population));
        }
        int[] permutation = new int[population];
        for (int i = 0; i < population; i++) {
            permutation[i] = i;
        }
        // Fisher and Yates, from the last place to the second.
        for (int i = population - 1; i >= 1; i--) {
            int other = below(i);
            int moved = permutation[i];
            permutation[i] = permutation[other];
            permutation[other] = moved;
        }
        return Arrays.copyOf(permutation, count);
    }

    /** An integer in [0, max]: words cut to the bits of {@code max}, until one is not above it. */
    private int below(int max) {
        int mask = -1 >>> Integer.numberOfLeadingZeros(max);
        int value;
        do {
            value = words.nextWord() & mask;
        } while (value > max);
        return value;
    }
}
