package io.headwater.transactions;

import io.headwater.random.NumpyRandom;

/** Where the terminals stand, by terminal id. Immutable. */
final class Terminals {
    /** Length of the side of the square in which customers live and terminals stand. */
    static final double SIDE = 100;

    private final double[] x;
    private final double[] y;

    private Terminals(int count) {
        x = new double[count];
        y = new double[count];
    }

    /** Draws so many, in order of id, from the stream of {@code seed}. */
    static Terminals draw(int count, long seed) {
        NumpyRandom random = new NumpyRandom(seed);
        Terminals terminals = new Terminals(count);
        for (int id = 0; id < count; id++) {
            terminals.x[id] = random.uniform(0, SIDE);
            terminals.y[id] = random.uniform(0, SIDE);
        }
        return terminals;
    }

    int count() {
        return x.length;
    }

    double x(int id) {
        return x[id];
    }

    double y(int id) {
        return y[id];
    }
}
