package io.headwater.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The draws have the distributions they are named after. The seeds are fixed, so that the outcome is too; the bounds are those that a
 * true sample passes 999 times in 1,000 and more.
 */
class DistributionsTest {
    private static final int DRAWS = 200_000;

    /** Deviations that a mean or a variance may be off by. */
    private static final double DEVIATIONS = 4;

    @Test
    void uniformsFillTheirRangeEvenly() {
        NumpyRandom random = new NumpyRandom(11);
        double[] drawn = draw(() -> random.uniform(5, 100));
        assertThat(Arrays.stream(drawn).summaryStatistics()).satisfies(range -> {
            assertThat(range.getMin()).isBetween(5.0, 5.01);
            assertThat(range.getMax()).isBetween(99.99, Math.nextDown(100.0));
        });
        hasMeanAndVariance(drawn, 52.5, 95.0 * 95 / 12, -1.2);
        double[] expected = new double[50];
        Arrays.fill(expected, DRAWS / 50.0);
        double[] seen = new double[50];
        for (double value : drawn) {
            seen[(int) ((value - 5) / 95 * 50)]++;
        }
        // 49 degrees of freedom.
        assertThat(chiSquare(seen, expected)).isLessThan(85.35);
    }

    @Test
    void normalsFallBetweenTheDecilesOfTheNormalDistribution() {
        double[] deciles = {-1.281552, -0.841621, -0.524401, -0.253347, 0, 0.253347, 0.524401, 0.841621, 1.281552};
        NumpyRandom random = new NumpyRandom(12);
        double[] drawn = draw(() -> random.normal(-7, 3));
        hasMeanAndVariance(drawn, -7, 9, 0);
        double[] expected = new double[10];
        Arrays.fill(expected, DRAWS / 10.0);
        double[] seen = new double[10];
        for (double value : drawn) {
            int at = Arrays.binarySearch(deciles, (value + 7) / 3);
            seen[at < 0 ? -at - 1 : at]++;
        }
        // 9 degrees of freedom.
        assertThat(chiSquare(seen, expected)).isLessThan(27.88);
    }

    /** The two of a pair are not of the same draw: neither follows from the other. */
    @Test
    void normalsOfAPairAreUncorrelated() {
        NumpyRandom random = new NumpyRandom(13);
        double sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            sum += random.normal(0, 1) * random.normal(0, 1);
        }
        assertThat(sum / DRAWS).isCloseTo(0, within(DEVIATIONS / Math.sqrt(DRAWS)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.5, 3.99, 9.999, 10, 10.5, 30, 250})
    void countsHaveThePoissonDistribution(double mean) {
        NumpyRandom random = new NumpyRandom(14);
        Poisson poisson = new Poisson(mean);
        double[] drawn = draw(() -> poisson.draw(random));
        hasMeanAndVariance(drawn, mean, mean, 1 / mean);

        // One bin a count, within 4 deviations, and one for the others.
        int low = (int) Math.max(0, mean - 4 * Math.sqrt(mean));
        int bins = (int) Math.max(3, 8 * Math.sqrt(mean));
        double[] expected = new double[bins + 1];
        double logChance = -mean;
        double inBins = 0;
        for (int count = 0; count < low + bins; count++) {
            if (count >= low) {
                expected[count - low] = DRAWS * Math.exp(logChance);
                inBins += expected[count - low];
            }
            logChance += Math.log(mean) - Math.log(count + 1);
        }
        expected[bins] = DRAWS - inBins;
        double[] seen = new double[bins + 1];
        for (double value : drawn) {
            int bin = (int) value - low;
            seen[bin >= 0 && bin < bins ? bin : bins]++;
        }
        // The 99.9 % bound of chi-square for so many degrees of freedom, by Wilson and Hilferty.
        double bound = bins * Math.pow(1 - 2.0 / (9 * bins) + 3.09 * Math.sqrt(2.0 / (9 * bins)), 3);
        assertThat(chiSquare(seen, expected)).isLessThan(bound);
    }

    @Test
    void everyElementIsChosenEquallyOftenAndNoneTwice() {
        NumpyRandom numpy = new NumpyRandom(15);
        takesEach(() -> numpy.choice(37, 5));
    }

    @Test
    void everyElementIsSampledEquallyOftenAndNoneTwice() {
        PythonRandom python = new PythonRandom(16);
        takesEach(() -> python.sample(37, 5));
    }

    private interface Taking {
        int[] take();
    }

    private static void takesEach(Taking taking) {
        int rounds = 20_000;
        double[] seen = new double[37];
        double[] seenFirst = new double[37];
        for (int i = 0; i < rounds; i++) {
            int[] taken = taking.take();
            assertThat(taken).doesNotHaveDuplicates();
            for (int each : taken) {
                seen[each]++;
            }
            seenFirst[taken[0]]++;
        }
        double[] expected = new double[37];
        Arrays.fill(expected, 5.0 * rounds / 37);
        double[] expectedFirst = new double[37];
        Arrays.fill(expectedFirst, rounds / 37.0);
        // 36 degrees of freedom; taking without replacement varies less.
        assertThat(chiSquare(seen, expected)).isLessThan(67.99);
        assertThat(chiSquare(seenFirst, expectedFirst)).isLessThan(67.99);
    }

    private static double[] draw(DoubleSupplier one) {
        double[] drawn = new double[DRAWS];
        Arrays.setAll(drawn, i -> one.getAsDouble());
        return drawn;
    }

    /** @param excessKurtosis of the distribution: the variance of a variance depends on it */
    private static void hasMeanAndVariance(double[] drawn, double mean, double variance, double excessKurtosis) {
        double seenMean = Arrays.stream(drawn).average().orElseThrow();
        double seenVariance = Arrays.stream(drawn)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
        assertThat(seenMean).as("mean").isCloseTo(mean, within(DEVIATIONS * Math.sqrt(variance / drawn.length)));
        assertThat(seenVariance)
                .as("variance")
                .isCloseTo(variance, within(DEVIATIONS * variance * Math.sqrt((2 + excessKurtosis) / drawn.length)));
    }

    private static double chiSquare(double[] seen, double[] expected) {
        double sum = 0;
        for (int bin = 0; bin < seen.length; bin++) {
            sum += (seen[bin] - expected[bin]) * (seen[bin] - expected[bin]) / expected[bin];
        }
        return sum;
    }
}
