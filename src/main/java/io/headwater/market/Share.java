package io.headwater.market;

import io.headwater.random.NumpyRandom;

/**
 * The price of a share, from step to step, and what is traded meanwhile. Prices are in cents.
 *
 * <p>Returns are Student's t with 6 degrees of freedom, times {@link Volatility}. The logarithm of the price is drawn to where it began, so
 * weakly that no statistic of fewer than hundreds of thousands of steps can tell: without it, prices would leave every plausible
 * range in a run of a few hours.
 */
final class Share {
    private static final double DEGREES = 6;

    /** So that a shock has a variance of 1. */
    private static final double SHOCK_SCALE = Math.sqrt((DEGREES - 2) / DEGREES);

    /** The correlation of the normals behind the shocks of two shares; that of returns is about 0.4. */
    private static final double MARKET_PART = Math.sqrt(0.5);

    private static final double OWN_PART = Math.sqrt(1 - MARKET_PART * MARKET_PART);

    /** What part of the way back to where the price began it is drawn in a step. */
    private static final double PULL = 1 / 500_000.0;

    /** How much a piece of news moves the price in the step after it, in usual deviations; half as much in the next, and so on. */
    private static final double NEWS = 0.6;

    private static final double NEWS_KEPT = 0.5;

    /** Volume beyond what volatility explains: the deviation of its logarithm, and what a shock adds. */
    private static final double VOLUME_DEVIATION = 0.5;

    private static final double QUIET_VOLUME = 0.7;
    private static final double SHOCK_VOLUME = 0.4;

    private final Symbol symbol;
    private final NumpyRandom random;
    private final Volatility volatility;
    private final double origin;
    private double logPrice;
    private double price;
    private double push;
    private long open;
    private long close;
    private long high;
    private long low;
    private int volume;

    Share(Symbol symbol, NumpyRandom random) {
        this.symbol = symbol;
        this.random = random;
        this.volatility = new Volatility(random);
        this.origin = Math.log(symbol.price());
        this.logPrice = origin;
        this.price = symbol.price();
        this.close = cents(price);
    }

    /**
     * Goes on by a step.
     *
     * @param marketShock a standard normal, the same for all shares
     * @param marketVolatility one for each component of the volatility, the same for all shares
     * @param activity how much is traded at this time of the day, 1 on average
     */
    void step(double marketShock, double[] marketVolatility, double activity) {
        double normal = MARKET_PART * marketShock + OWN_PART * random.normal(0, 1);
        double shock = SHOCK_SCALE * normal * Math.sqrt(DEGREES / chiSquared());
        double factor = volatility.factor();
        double deviation = symbol.volatility() * factor;
        double before = price;
        logPrice += deviation * shock + push + (origin - logPrice) * PULL;
        push *= NEWS_KEPT;
        price = Math.exp(logPrice);
        trade(before, deviation * before);
        volume = volume(factor * activity, Math.abs(shock));
        volatility.step(normal, marketVolatility, random);
    }

    /** With 6 degrees of freedom: the sum of three exponentials, which is a logarithm of a product. */
    private double chiSquared() {
        return -2 * Math.log((1 - random.nextDouble()) * (1 - random.nextDouble()) * (1 - random.nextDouble()));
    }

    /** The extremes on the way from one price to the other are those of a Brownian bridge, whose distribution is known. */
    private void trade(double before, double deviation) {
        open = close;
        close = cents(price);
        double change = price - before;
        high = Math.max(Math.max(open, close), cents(before + (change + excursion(change, deviation)) / 2));
        low = Math.min(Math.min(open, close), cents(before + (change - excursion(change, deviation)) / 2));
    }

    private double excursion(double change, double deviation) {
        return Math.sqrt(change * change - 2 * deviation * deviation * Math.log(1 - random.nextDouble()));
    }

    private int volume(double factor, double shock) {
        double noise = Math.exp(VOLUME_DEVIATION * random.normal(0, 1));
        return Math.max(1, (int) (symbol.volume() * factor * noise * (QUIET_VOLUME + SHOCK_VOLUME * shock)));
    }

    private static long cents(double price) {
        return Math.max(1, (long) (price * 100 + 0.5));
    }

    /** Has a piece of news move the prices of the next steps: up for a strength above 0, at most 1, and down for one below. */
    void learn(double strength) {
        push += NEWS * symbol.volatility() * strength;
    }

    long open() {
        return open;
    }

    long close() {
        return close;
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    int volume() {
        return volume;
    }
}
