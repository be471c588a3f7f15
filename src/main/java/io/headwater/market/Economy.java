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
    private final List<Series> releases;
    private int release;

    /** @param all whether there are other numbers than the growth of the economy */
    Economy(NumpyRandom random, boolean all) {
        this.random = random;
        this.releases = all ? year() : List.of(new Series(Indicator.GDP));
        this.release = releases.size() - 1;
    }

    /** The releases of a year: growth each quarter, prices and unemployment each month, eight decisions about interest. */
    private static List<Series> year() {
        Series growth = new Series(Indicator.GDP);
        Series prices = new Series(Indicator.CPI);
        Series unemployment = new Series(Indicator.UNEMPLOYMENT);
        Series interest = new Series(Indicator.FEDERAL_FUNDS);
        List<Series> year = new ArrayList<>();
        for (int month = 0; month < MONTHS; month++) {
            if (month % MONTHS_OF_QUARTER == 0) {
                year.add(growth);
            }
            year.add(unemployment);
            year.add(prices);
            if (DECISIONS.contains(month)) {
                year.add(interest);
            }
        }
        return year;
    }

    /** Goes on to the next release. */
    void release() {
        release = (release + 1) % releases.size();
        Series series = releases.get(release);
        series.value = series.indicator.next(series.value, random);
    }

    /** What was released last. */
    Indicator indicator() {
        return releases.get(release).indicator;
    }

    /** Its value, as it is published: in hundredths. */
    int value() {
        Series series = releases.get(release);
        return series.indicator.published(series.value);
    }

    /** A number, and what it was last. */
    private static final class Series {
        private final Indicator indicator;
        private double value;

        Series(Indicator indicator) {
            this.indicator = indicator;
            this.value = indicator.mean();
        }
    }
}
