package io.headwater.transactions;

import io.headwater.random.NumpyRandom;
import java.time.LocalDate;

/**
 * What is simulated. The defaults of the published dataset are those of {@link #PUBLISHED}.
 *
 * @param customers how many, from 1 to {@link #MOST}
 * @param terminals how many, from 1 to {@link #MOST}
 * @param days how many, from 1 to {@link #MOST_DAYS}
 * @param radius customers use the terminals strictly closer than this; they live in a square of 100 by 100; from 0 on
 * @param startDate the first day, in the years from 1 to 9999 as the last day
 * @param seed the offset of all seeds: 0 makes the published data, and numbers that are at least {@code customers} apart share no
 *     stream; from 0, and such that no seed leaves 32 bits
 * @param part which of the customers
 */
public record Parameters(
        int customers, int terminals, int days, double radius, LocalDate startDate, long seed, Part part) {
    /** The most customers, and the most terminals. */
    public static final int MOST = 100_000_000;

    /** So many that the seconds since the first day still fit 31 bits: 68 years. */
    public static final int MOST_DAYS = Integer.MAX_VALUE / Shopper.SECONDS_A_DAY;

    /** The parameters of the published dataset. */
    public static final Parameters PUBLISHED =
            new Parameters(5_000, 10_000, 183, 5, LocalDate.of(2018, 4, 1), 0, Part.WHOLE);

    private static final int LAST_YEAR = 9_999;

    /** @throws IllegalArgumentException saying what is allowed, if a value is not */
    public Parameters {
        require("customers", customers, MOST);
        require("terminals", terminals, MOST);
        require("days", days, MOST_DAYS);
        if (!(radius >= 0 && radius < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("radius = %s: must be a number from 0 on.".formatted(radius));
        }
        if (startDate.getYear() < 1
                || startDate.getYear() > LAST_YEAR
                || startDate.plusDays(days - 1L).getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("start date = %s with %d days: all days must be in the years 1 to %d."
                    .formatted(startDate, days, LAST_YEAR));
        }
        long mostSeed = NumpyRandom.MAX_SEED - Math.max(Math.max(customers, days), 2);
        if (seed < 0 || seed > mostSeed) {
            throw new IllegalArgumentException(
                    "seed = %d: must be from 0 to %d, so that the seed of each customer and day fits 32 bits."
                            .formatted(seed, mostSeed));
        }
    }

    private static void require(String what, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException("%s = %d: must be from 1 to %d.".formatted(what, value, most));
        }
    }

    /** The date of a day, counted from 0. */
    public LocalDate date(int day) {
        return startDate.plusDays(day);
    }
}
