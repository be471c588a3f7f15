package io.headwater.cli;

import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** A bar for work in two steps, on standard error, if somebody is watching. */
final class Progress implements AutoCloseable {
    private static final long STEPS = 100;

    /** What part of the time the first step takes, about. */
    private static final double FIRST = 0.7;

    private final @Nullable ProgressBar bar;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    static Progress of(String task) {
        if (!Terminal.isWatched()) {
            return new Progress(null);
        }
        return new Progress(Bar.of(task, STEPS, "", 1));
    }

    /** What part of the first step is done, from 0 to 1. */
    void first(double done) {
        step(FIRST * done);
    }

    /** What part of the second step is done, from 0 to 1. */
    void second(double done) {
        step(FIRST + (1 - FIRST) * done);
    }

    /** What part of the work is done, from 0 to 1, where there is one step only. */
    void all(double done) {
        step(done);
    }

    private void step(double done) {
        if (bar != null) {
            bar.stepTo(Math.round(STEPS * done));
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
