package io.headwater.random;

/**
 * The generator MT19937 of Matsumoto and Nishimura, <em>Mersenne Twister</em>, ACM TOMACS 8 (1998), with both of its seedings
 * of 2002. Not thread-safe.
 *
 * <p>The first 624 words are computed as they are asked for, later ones all at once: many streams of a few words each are then as
 * cheap as one long stream.
 */
final class MersenneTwister {
    /** How many are seeded together: a step of a seeding waits for the one before, so that a processor has time for others. */
    static final int TOGETHER = 4;

    private static final int WORDS = 624;
    private static final int MIDDLE = 397;
    private static final int MATRIX = 0x9908b0df;
    private static final int UPPER_BIT = 0x80000000;
    private static final int LOWER_BITS = 0x7fffffff;

    private static final int SEED_BEFORE_KEY = 19_650_218;

    /** What seeding by a key begins with, whatever the key. */
    private static final int[] BEFORE_KEY = new int[WORDS];

    static {
        BEFORE_KEY[0] = SEED_BEFORE_KEY;
        for (int i = 1; i < WORDS; i++) {
            BEFORE_KEY[i] = spread(BEFORE_KEY[i - 1], i);
        }
    }

    private final int[] words = new int[WORDS];

    /** The word that is given out next. */
    private int next;

    /** How many words of this round are computed: one after the other in the first round, all at once in later ones. */
    private int computed;

    /** Starts the stream of a single word, as {@code init_genrand} does. */
    void seed(int seed) {
        int last = seed;
        words[0] = last;
        for (int i = 1; i < WORDS; i++) {
            last = spread(last, i);
            words[i] = last;
        }
        restart();
    }

    /** Seeds {@link #TOGETHER} generators with consecutive words, each as {@link #seed(int)} does. */
    static void seed(MersenneTwister[] generators, int firstSeed) {
        int[] a = generators[0].words;
        int[] b = generators[1].words;
        int[] c = generators[2].words;
        int[] d = generators[3].words;
        int lastA = firstSeed;
        int lastB = firstSeed + 1;
        int lastC = firstSeed + 2;
        int lastD = firstSeed + 3;
        a[0] = lastA;
        b[0] = lastB;
        c[0] = lastC;
        d[0] = lastD;
        for (int i = 1; i < WORDS; i++) {
            lastA = spread(lastA, i);
            lastB = spread(lastB, i);
            lastC = spread(lastC, i);
            lastD = spread(lastD, i);
            a[i] = lastA;
            b[i] = lastB;
            c[i] = lastC;
            d[i] = lastD;
        }
        for (int i = 0; i < TOGETHER; i++) {
            generators[i].restart();
        }
    }

    /** Starts the stream of a key of one word or more, as {@code init_by_array} does. */
    void seedByKey(int... key) {
        if (key.length == 0) {
            throw new IllegalArgumentException(
                    "Seeding a Mersenne Twister: the key has no word; it needs at least one.");
        }
        int[] mt = words;
        System.arraycopy(BEFORE_KEY, 0, mt, 0, WORDS);
        int i = 1;
        int k = 0;
        int last = mt[0];
        for (int step = Math.max(WORDS, key.length); step > 0; step--) {
            last = mix(mt[i], last, key[k] + k);
            mt[i] = last;
            i = i == WORDS - 1 ? 1 : i + 1;
            k = k == key.length - 1 ? 0 : k + 1;
        }
        for (int step = WORDS - 1; step > 0; step--) {
            last = mixAgain(mt[i], last, i);
            mt[i] = last;
            i = i == WORDS - 1 ? 1 : i + 1;
        }
        mt[0] = UPPER_BIT;
        restart();
    }

    /** Seeds {@link #TOGETHER} generators with keys of one word, consecutive ones, each as {@link #seedByKey(int...)} does. */
    static void seedByKey(MersenneTwister[] generators, int firstKey) {
        int[] a = generators[0].words;
        int[] b = generators[1].words;
        int[] c = generators[2].words;
        int[] d = generators[3].words;
        int lastA = BEFORE_KEY[0];
        int lastB = lastA;
        int lastC = lastA;
        int lastD = lastA;
        // From the second word to the last, and then the second word once more, as if it followed the last.
        for (int step = 1; step <= WORDS; step++) {
            int i = step == WORDS ? 1 : step;
            boolean again = step == WORDS;
            a[i] = lastA = mix(again ? a[1] : BEFORE_KEY[i], lastA, firstKey);
            b[i] = lastB = mix(again ? b[1] : BEFORE_KEY[i], lastB, firstKey + 1);
            c[i] = lastC = mix(again ? c[1] : BEFORE_KEY[i], lastC, firstKey + 2);
            d[i] = lastD = mix(again ? d[1] : BEFORE_KEY[i], lastD, firstKey + 3);
        }
        for (int step = 2; step <= WORDS; step++) {
            int i = step == WORDS ? 1 : step;
            a[i] = lastA = mixAgain(a[i], lastA, i);
            b[i] = lastB = mixAgain(b[i], lastB, i);
            c[i] = lastC = mixAgain(c[i], lastC, i);
            d[i] = lastD = mixAgain(d[i], lastD, i);
        }
        for (int i = 0; i < TOGETHER; i++) {
            generators[i].words[0] = UPPER_BIT;
            generators[i].restart();
        }
    }

    private static int spread(int last, int i) {
        return 1_812_433_253 * (last ^ (last >>> 30)) + i;
    }

    private static int mix(int word, int last, int key) {
        return (word ^ ((last ^ (last >>> 30)) * 1_664_525)) + key;
    }

    private static int mixAgain(int word, int last, int i) {
        return (word ^ ((last ^ (last >>> 30)) * 1_566_083_941)) - i;
    }

    private void restart() {
        next = 0;
        computed = 0;
    }

    /** The next 32 random bits. */
    int nextWord() {
        if (next == computed) {
            compute();
        }
        int word = words[next++];
        word ^= word >>> 11;
        word ^= (word << 7) & 0x9d2c5680;
        word ^= (word << 15) & 0xefc60000;
        return word ^ (word >>> 18);
    }

    private void compute() {
        int[] mt = words;
        if (next < WORDS) {
            int at = next;
            int following = at == WORDS - 1 ? 0 : at + 1;
            int far = at < WORDS - MIDDLE ? at + MIDDLE : at - (WORDS - MIDDLE);
            mt[at] = mt[far] ^ twist(mt[at], mt[following]);
            computed++;
            return;
        }
        for (int i = 0; i < WORDS - MIDDLE; i++) {
            mt[i] = mt[i + MIDDLE] ^ twist(mt[i], mt[i + 1]);
        }
        for (int i = WORDS - MIDDLE; i < WORDS - 1; i++) {
            mt[i] = mt[i - (WORDS - MIDDLE)] ^ twist(mt[i], mt[i + 1]);
        }
        mt[WORDS - 1] = mt[MIDDLE - 1] ^ twist(mt[WORDS - 1], mt[0]);
        next = 0;
    }

    private static int twist(int word, int following) {
        int mixed = (word & UPPER_BIT) | (following & LOWER_BITS);
        return (mixed >>> 1) ^ (-(mixed & 1) & MATRIX);
    }

    /** A double in [0, 1) of 53 random bits, from two words. */
    double nextDouble() {
        int high = nextWord() >>> 5;
        int low = nextWord() >>> 6;
        return (high * 67_108_864.0 + low) / 9_007_199_254_740_992.0;
    }
}
