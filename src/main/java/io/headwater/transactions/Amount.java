package io.headwater.transactions;

/**
 * An amount in one int: the cents as drawn, and how often a leaked card multiplied it by five. Cents are whole numbers, so that
 * multiplying is exact, and a card is in at most {@link LeakedCards#DAYS} leaks at a time, so that both fit.
 */
final class Amount {
    private static final int BITS_OF_CENTS = 28;
    private static final int MASK_OF_CENTS = (1 << BITS_OF_CENTS) - 1;
    private static final long[] POWERS_OF_FIVE = new long[1 << (Integer.SIZE - BITS_OF_CENTS)];

    static {
        POWERS_OF_FIVE[0] = 1;
        for (int i = 1; i < POWERS_OF_FIVE.length; i++) {
            POWERS_OF_FIVE[i] = 5 * POWERS_OF_FIVE[i - 1];
        }
    }

    private Amount() {}

    static int ofCents(int cents) {
        return cents;
    }

    static int multiplied(int amount) {
        return amount + (1 << BITS_OF_CENTS);
    }

    static boolean isMultiplied(int amount) {
        return amount >>> BITS_OF_CENTS != 0;
    }

    /** What it was before a leaked card multiplied it. */
    static int centsAsDrawn(int amount) {
        return amount & MASK_OF_CENTS;
    }

    static long cents(int amount) {
        return (amount & MASK_OF_CENTS) * POWERS_OF_FIVE[amount >>> BITS_OF_CENTS];
    }
}
