package io.headwater.transactions;

import io.headwater.random.NumpyRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

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
    public static final int MOST_DAYS = Integer.MAX_VALUE / Transactions.SECONDS_A_DAY;

    /** The parameters of the published dataset. */
    public static final Parameters PUBLISHED =
            new Parameters(5_000, 10_000, 183, 5, LocalDate.of(2018, 4, 1), 0, Part.WHOLE);

    private static final int LAST_YEAR = 9_999;

    /**
     * @throws IllegalArgumentException if a value is not allowed; its message has a line for each such value, which begins with the
     *     value's name: customers, terminals, days, radius, start-date or seed
     */
    public Parameters {
        List<String> problems = new ArrayList<>();
        checkNumber(problems, "customers", customers, MOST);
        checkNumber(problems, "terminals", terminals, MOST);
        checkNumber(problems, "days", days, MOST_DAYS);
        if (!(radius >= 0 && radius < Double.POSITIVE_INFINITY)) {
            problems.add("radius = %s: must be a number from 0 on.".formatted(radius));
        }
        checkDates(problems, startDate, days);
        long mostSeed =
                NumpyRandom.MAX_SEED - Math.max(Math.max(Math.min(customers, MOST), Math.min(days, MOST_DAYS)), 2);
        if (seed < 0 || seed > mostSeed) {
            problems.add(
                    "seed = %d: must be a whole number from 0 to %d, so that the seeds of all customers and days fit 32 bits."
                            .formatted(seed, mostSeed));
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    private static void checkNumber(List<String> problems, String name, int value, int most) {
        if (value < 1 || value > most) {
            problems.add("%s = %d: must be a whole number from 1 to %d.".formatted(name, value, most));
        }
    }

    private static void checkDates(List<String> problems, LocalDate startDate, int days) {
        if (startDate.getYear() < 1
                || startDate.getYear() > LAST_YEAR
                || (days <= MOST_DAYS && startDate.plusDays(days - 1L).getYear() > LAST_YEAR)) {
            problems.add("start-date = %s: the first and the last of %d days must be in the years 1 to %d."
                    .formatted(startDate, days, LAST_YEAR));
        }
    }

    /** The date of a day, counted from 0. */
    public LocalDate date(int day) {
        return startDate.plusDays(day);
    }
}
