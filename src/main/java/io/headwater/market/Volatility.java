package io.headwater.market;

import io.headwater.random.NumpyRandom;

/**
 * How much more than usual a share moves: the logarithm is the sum of three components that forget within some 4, 40 and 400 steps, as
 * in Corsi's <em>A simple approximate long-memory model of realized volatility</em>, Journal of Financial Econometrics 7 (2009). Their
 * sum remembers like a power law, as markets do, and their spread makes the tails fat. Half of what is new is common to all shares,
 * and a fall raises it more than a rise does.
 */
final class Volatility {
    static final int COMPONENTS = 3;

    private static final double[] STEPS = {4, 40, 400};
    private static final double[] DEVIATIONS = {0.22, 0.28, 0.32};

    /** The correlation of what is new with the shock of the same step. */
    private static final double LEVERAGE = -0.15;

    /** What part of the rest comes from the market, and what part is the share's own. */
    private static final double SHARED = Math.sqrt(0.5 * (1 - LEVERAGE * LEVERAGE));

    private static final double[] KEPT = new double[COMPONENTS];
    private static final double[] NEW = new double[COMPONENTS];
    private static final double VARIANCE;

    static {
        double variance = 0;
        for (int i = 0; i < COMPONENTS; i++) {
            KEPT[i] = Math.exp(-1 / STEPS[i]);
            NEW[i] = DEVIATIONS[i] * Math.sqrt(1 - KEPT[i] * KEPT[i]);
            variance += DEVIATIONS[i] * DEVIATIONS[i];
        }
        VARIANCE = variance;
    }

    private double fast;
    private double middle;
    private double slow;

    /** As it is at any time. */
    Volatility(NumpyRandom random) {
        fast = random.normal(0, DEVIATIONS[0]);
        middle = random.normal(0, DEVIATIONS[1]);
        slow = random.normal(0, DEVIATIONS[2]);
    }

    /** What the usual deviation is to be multiplied by; the mean of its square is 1. */
    double factor() {
        return Math.exp(fast + middle + slow - VARIANCE);
    }

    /**
     * Goes on by a step.
     *
     * @param shock of the share in this step, a standard normal
     * @param market a standard normal for each component, the same for all shares
     */
    void step(double shock, double[] market, NumpyRandom random) {
        fast = KEPT[0] * fast + NEW[0] * news(shock, market[0], random);
        middle = KEPT[1] * middle + NEW[1] * news(shock, market[1], random);
        slow = KEPT[2] * slow + NEW[2] * news(shock, market[2], random);
    }

    private static double news(double shock, double market, NumpyRandom random) {
        return LEVERAGE * shock + SHARED * (market + random.normal(0, 1));
    }
}
