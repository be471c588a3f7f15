package io.headwater.random;

/**
 * Poisson-distributed counts of one mean, drawn as numpy's legacy generator draws them: by multiplying uniforms for a mean below 10,
 * by transformed rejection (W. Hörmann, <em>The transformed rejection method for generating Poisson random variables</em>,
 * Insurance: Mathematics and Economics 12, 1993: algorithm PTRS) above. Immutable.
 */
public final class Poisson {
    private static final double SMALLEST_FOR_REJECTION = 10;

    /** The largest mean numpy takes; beyond it a count might not fit 64 bits. */
    private static final double LARGEST = Long.MAX_VALUE - Math.sqrt(Long.MAX_VALUE) * 10;

    private final double mean;
    private final double chanceOfNone;

    /**
     * @param mean the mean count, from 0 on; 0 always gives 0, without a draw
     * @throws IllegalArgumentException if it is negative, not a number, or close to 2<sup>63</sup>
     */
    public Poisson(double mean) {
        if (!(mean >= 0 && mean <= LARGEST)) {
            throw new IllegalArgumentException(
                    "A Poisson distribution with the mean %s: it must be from 0 to %s.".formatted(mean, LARGEST));
        }
        this.mean = mean;
        this.chanceOfNone = Math.exp(-mean);
    }

    /** The next count. */
    public long draw(NumpyRandom random) {
        if (mean >= SMALLEST_FOR_REJECTION) {
            return byRejection(random);
        }
        return mean == 0 ? 0 : byMultiplying(random);
    }

    private long byMultiplying(NumpyRandom random) {
        long count = 0;
        double product = random.nextDouble();
        while (product > chanceOfNone) {
            count++;
            product *= random.nextDouble();
        }
        return count;
    }

    private long byRejection(NumpyRandom random) {
        double root = Math.sqrt(mean);
        double logMean = Math.log(mean);
        double b = 0.931 + 2.53 * root;
        double a = -0.059 + 0.02483 * b;
        double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
        double surelyIn = 0.9277 - 3.6224 / (b - 2);
        while (true) {
            double u = random.nextDouble() - 0.5;
            double v = random.nextDouble();
            double us = 0.5 - Math.abs(u);
            long count = (long) Math.floor((2 * a / us + b) * u + mean + 0.43);
            if (us >= 0.07 && v <= surelyIn) {
                return count;
            }
            if (count < 0 || (us < 0.013 && v > us)) {
                continue;
            }
            if (Math.log(v) + Math.log(inverseAlpha) - Math.log(a / (us * us) + b)
                    <= -mean + (double) count * logMean - LogGamma.of((double) (count + 1))) {
                return count;
            }
        }
    }
}
