package io.headwater.market;

import java.util.Arrays;

/** What the returns of a share are held against. */
final class Statistics {
    private Statistics() {}

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    static double[] magnitudes(double[] values) {
        return Arrays.stream(values).map(Math::abs).toArray();
    }

    /** Sums of so many values each. */
    static double[] sums(double[] values, int each) {
        double[] sums = new double[values.length / each];
        for (int i = 0; i < sums.length * each; i++) {
            sums[i / each] += values[i];
        }
        return sums;
    }

    /** 0 for a normal distribution. */
    static double excessKurtosis(double[] values) {
        double mean = mean(values);
        double square = 0;
        double fourth = 0;
        for (double each : values) {
            double squared = (each - mean) * (each - mean);
            square += squared;
            fourth += squared * squared;
        }
        return values.length * fourth / (square * square) - 3;
    }

    static double autocorrelation(double[] values, int lag) {
        double mean = mean(values);
        double both = 0;
        double square = 0;
        for (int i = 0; i < values.length; i++) {
            square += (values[i] - mean) * (values[i] - mean);
            if (i >= lag) {
                both += (values[i] - mean) * (values[i - lag] - mean);
            }
        }
        return both / square;
    }

    static double correlation(double[] values, double[] others) {
        double mean = mean(values);
        double mean2 = mean(others);
        double both = 0;
        double square = 0;
        double square2 = 0;
        for (int i = 0; i < values.length; i++) {
            both += (values[i] - mean) * (others[i] - mean2);
            square += (values[i] - mean) * (values[i] - mean);
            square2 += (others[i] - mean2) * (others[i] - mean2);
        }
        return both / Math.sqrt(square * square2);
    }

    /** The exponent of the tail, by Hill's estimate from the largest five of a hundred magnitudes. */
    static double tailExponent(double[] values) {
        double[] sorted = magnitudes(values);
        Arrays.sort(sorted);
        int tail = sorted.length / 20;
        double beyond = Math.log(sorted[sorted.length - 1 - tail]);
        double sum = 0;
        for (int i = sorted.length - tail; i < sorted.length; i++) {
            sum += Math.log(sorted[i]) - beyond;
        }
        return tail / sum;
    }

    /** The exponent with which the autocorrelation falls over lags 1 to 100: the slope of its logarithm over that of the lag. */
    static double decayExponent(double[] values) {
        int lags = 100;
        double[] x = new double[lags];
        double[] y = new double[lags];
        int count = 0;
        for (int lag = 1; lag <= lags; lag++) {
            double autocorrelation = autocorrelation(values, lag);
            if (autocorrelation > 0) {
                x[count] = Math.log(lag);
                y[count++] = Math.log(autocorrelation);
            }
        }
        double[] logLags = Arrays.copyOf(x, count);
        double[] logs = Arrays.copyOf(y, count);
        double spread = Math.sqrt(variance(logs) / variance(logLags));
        return -correlation(logLags, logs) * spread;
    }

    static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values)
                .map(each -> (each - mean) * (each - mean))
                .average()
                .orElseThrow();
    }
}
