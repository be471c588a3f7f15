package io.headwater.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

/** Amounts are whole cents here and floating-point numbers in the handbook's program: to two decimals they are the same. */
class AmountTest {
    /** No normal of the polar method is 12 deviations from its mean, and no customer's mean is above 100. */
    private static final int MOST_CENTS = (100 + 12 * 50) * 100;

    /** Multiplied up to {@link LeakedCards#DAYS} times the rounding of a double comes close to a cent, but does not reach one. */
    @Test
    void isWhatTheHandbooksDoublesAreWhenWrittenWithTwoDecimals() {
        for (int cents = 0; cents <= MOST_CENTS; cents++) {
            double handbook = cents / 100.0;
            int amount = Amount.ofCents(cents);
            for (int times = 0; times <= LeakedCards.DAYS; times++) {
                if (Amount.cents(amount) != twoDecimals(handbook)) {
                    assertThat(Amount.cents(amount))
                            .as("%d cents multiplied %d times", cents, times)
                            .isEqualTo(twoDecimals(handbook));
                }
                handbook *= 5;
                amount = Amount.multiplied(amount);
            }
        }
    }

    /** What a C library prints with {@code %.2f}, as cents. */
    private static long twoDecimals(double value) {
        // Below, a hundred times the value is off by less than a tenth, whatever was rounded before.
        return value < 1L << 38
                ? (long) Math.rint(value * 100)
                : new BigDecimal(value)
                        .movePointRight(2)
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .longValueExact();
    }

    @Test
    void remembersWhatItWasAndWhetherItWasMultiplied() {
        int amount = Amount.ofCents(22_001);
        assertThat(Amount.isMultiplied(amount)).isFalse();
        for (int times = 1; times <= LeakedCards.DAYS; times++) {
            amount = Amount.multiplied(amount);
            assertThat(Amount.isMultiplied(amount)).isTrue();
            assertThat(Amount.centsAsDrawn(amount)).isEqualTo(22_001);
        }
    }
}
