package io.headwater.market;

import io.headwater.random.NumpyRandom;

/** Numbers about the economy, all in per cent, with what they are like in the United States. */
public enum Indicator {
    /** Of a quarter, annualised. */
    GDP("GDP Growth Rate", 2.3, 0.50, 1.4, -10, 10, 0.1),
    /** The rise of consumer prices in a year. */
    CPI("CPI Inflation Rate", 2.6, 0.97, 0.25, -1, 10, 0.1),
    /** Of all who can and want to work. */
    UNEMPLOYMENT("Unemployment Rate", 4.8, 0.98, 0.15, 2.5, 15, 0.1),
    /** What the central bank lends at. */
    FEDERAL_FUNDS("Federal Funds Rate", 2.8, 0.97, 0.4, 0, 8, 0.25);

    private final String text;
    private final double mean;
    private final double kept;
    private final double deviation;
    private final double least;
    private final double most;
    private final double grid;

    Indicator(String text, double mean, double kept, double deviation, double least, double most, double grid) {
        this.text = text;
        this.mean = mean;
        this.kept = kept;
        this.deviation = deviation;
        this.least = least;
        this.most = most;
        this.grid = grid;
    }

    /** As in the messages. */
    public String text() {
        return text;
    }

    /** What it is in the long run. */
    double mean() {
        return mean;
    }

    /** What it is after a value. */
    double next(double last, NumpyRandom random) {
        double next = mean + kept * (last - mean) + random.normal(0, deviation);
        return Math.min(Math.max(next, least), most);
    }

    /** A value as it is published, rounded to what the number is given in: in hundredths. */
    int published(double value) {
        return (int) Math.round(100 * grid * Math.rint(value / grid));
    }
}
