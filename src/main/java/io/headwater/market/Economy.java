package io.headwater.market;

import io.headwater.random.NumpyRandom;
import java.util.ArrayList;
import java.util.List;

/** Which number about the economy is released next, and what it is: each goes on from its last value, and is drawn to its mean. */
final class Economy {
    /** The months, from 0 on, in which the central bank decides. */
    private static final List<Integer> DECISIONS = List.of(0, 2, 3, 5, 6, 8, 9, 11);

    private static final int MONTHS = 12;
    private static final int MONTHS_OF_QUARTER = 3;

    private final NumpyRandom random;
    private final List<Indicator> releases;
    private final double[] values = new double[Indicator.values().length];
    private int release = -1;

    /** @param all whether there are other numbers than the growth of the economy */
    Economy(NumpyRandom random, boolean all) {
        this.random = random;
        this.releases = all ? year() : List.of(Indicator.GDP);
        for (Indicator each : Indicator.values()) {
            values[each.ordinal()] = each.mean();
        }
    }

    /** The releases of a year: growth each quarter, prices and unemployment each month, eight decisions about interest. */
    private static List<Indicator> year() {
        List<Indicator> year = new ArrayList<>();
        for (int month = 0; month < MONTHS; month++) {
            if (month % MONTHS_OF_QUARTER == 0) {
                year.add(Indicator.GDP);
            }
            year.add(Indicator.UNEMPLOYMENT);
            year.add(Indicator.CPI);
            if (DECISIONS.contains(month)) {
                year.add(Indicator.FEDERAL_FUNDS);
            }
        }
        return year;
    }

    /** Goes on to the next release. */
    Indicator next() {
        release = (release + 1) % releases.size();
        Indicator indicator = releases.get(release);
        values[indicator.ordinal()] = indicator.next(values[indicator.ordinal()], random);
        return indicator;
    }

    /** The latest value, as it is published: in hundredths. */
    int value(Indicator indicator) {
        return indicator.published(values[indicator.ordinal()]);
    }
}
