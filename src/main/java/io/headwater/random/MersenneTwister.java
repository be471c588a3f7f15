package io.headwater.random;

/**
 * The generator MT19937 of Matsumoto and Nishimura, <em>Mersenne Twister</em>, ACM TOMACS 8 (1998), with both of its seedings
 * of 2002. Not thread-safe.
 *
 * <p>A word is computed when it is asked for, not 624 of them at once: many streams of a few words each are as cheap as they can
 * be, and a long stream costs the same.
 */
final class MersenneTwister {
    private static final int WORDS = 624;
    private static final int MIDDLE = 397;
    private static final int MATRIX = 0x9908b0df;
    private static final int UPPER_BIT = 0x80000000;
    private static final int LOWER_BITS = 0x7fffffff;

    private static final int KEY_SEED = 19_650_218;

    /** What seeding by a key begins with, whatever the key. */
    private static final int[] BEFORE_ANY_KEY = initialWords(KEY_SEED);

    private final int[] words = new int[WORDS];
    private int next;

    /** Starts the stream of a single word, as {@code init_genrand} does. */
    void seed(int seed) {
        fill(words, seed);
        next = 0;
    }

    /** Starts the stream of a key of one word or more, as {@code init_by_array} does. */
    void seed(int[] key) {
        if (key.length == 0) {
            throw new IllegalArgumentException(
                    "Seeding a Mersenne Twister: the key has no word; it needs at least one.");
        }
        int[] mt = words;
        System.arraycopy(BEFORE_ANY_KEY, 0, mt, 0, WORDS);
        int i = 1;
        int k = 0;
        int last = mt[0];
        for (int step = Math.max(WORDS, key.length); step > 0; step--) {
            last = (mt[i] ^ (last ^ (last >>> 30)) * 1_664_525) + key[k] + k;
            mt[i] = last;
            if (++i == WORDS) {
                i = 1;
            }
            if (++k == key.length) {
                k = 0;
            }
        }
        for (int step = WORDS - 1; step > 0; step--) {
            last = (mt[i] ^ (last ^ (last >>> 30)) * 1_566_083_941) - i;
            mt[i] = last;
            if (++i == WORDS) {
                i = 1;
            }
        }
        mt[0] = UPPER_BIT;
        next = 0;
    }

    /** The next 32 random bits. */
    int nextWord() {
        int[] mt = words;
        int at = next;
        int following = at == WORDS - 1 ? 0 : at + 1;
        int far = at < WORDS - MIDDLE ? at + MIDDLE : at - (WORDS - MIDDLE);
        int mixed = (mt[at] & UPPER_BIT) | (mt[following] & LOWER_BITS);
        int word = mt[far] ^ (mixed >>> 1) ^ (-(mixed & 1) & MATRIX);
        mt[at] = word;
        next = following;
        word ^= word >>> 11;
        word ^= (word << 7) & 0x9d2c5680;
        word ^= (word << 15) & 0xefc60000;
        return word ^ (word >>> 18);
    }

    /** A double in [0, 1) of 53 random bits, from two words. */
    double nextDouble() {
        int high = nextWord() >>> 5;
        int low = nextWord() >>> 6;
        return (high * 67_108_864.0 + low) / 9_007_199_254_740_992.0;
    }

    private static int[] initialWords(int seed) {
        int[] words = new int[WORDS];
        fill(words, seed);
        return words;
    }

    private static void fill(int[] words, int seed) {
        int last = seed;
        words[0] = last;
        for (int i = 1; i < WORDS; i++) {
            last = 1_812_433_253 * (last ^ (last >>> 30)) + i;
            words[i] = last;
        }
    }
}
