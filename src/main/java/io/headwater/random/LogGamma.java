package io.headwater.random;

/** The logarithm of the gamma function, with the operations and in the order of numpy's random generators. */
final class LogGamma {
    private static final double LOG_2_PI = 1.8378770664093453;

    /** B(2k) / (2k (2k-1)): the coefficients of Stirling's series (Abramowitz and Stegun, 6.1.41), as numpy rounds them. */
    private static final double[] STIRLING = {
        8.333333333333333e-02,
        -2.777777777777778e-03,
        7.936507936507937e-04,
        -5.952380952380952e-04,
        8.417508417508418e-04,
        -1.917526917526918e-03,
        6.410256410256410e-03,
        -2.955065359477124e-02,
        1.796443723688307e-01,
        -1.39243221690590e+00
    };

    /** Below this the series is not exact enough: the argument is raised by the recurrence of the gamma function. */
    private static final double SMALLEST_FOR_SERIES = 7;

    private LogGamma() {}

    static double of(double x) {
        if (x == 1 || x == 2) {
            return 0;
        }
        long raised = x < SMALLEST_FOR_SERIES ? (long) (SMALLEST_FOR_SERIES - x) : 0;
        double argument = x + raised;
        double inverseSquare = 1 / argument * (1 / argument);
        double series = STIRLING[STIRLING.length - 1];
        for (int k = STIRLING.length - 2; k >= 0; k--) {
            series = series * inverseSquare + STIRLING[k];
        }
        double result = series / argument + 0.5 * LOG_2_PI + (argument - 0.5) * Math.log(argument) - argument;
        for (long k = 0; k < raised; k++) {
            result -= Math.log(argument - 1);
            argument -= 1;
        }
        return result;
    }
}
