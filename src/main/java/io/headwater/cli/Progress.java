package io.headwater.cli;

import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** A bar for work in two steps, on standard error, if somebody is watching. */
final class Progress implements AutoCloseable {
    private static final long STEPS = 100;

    private final @Nullable ProgressBar bar;
    private final double first;

    private Progress(@Nullable ProgressBar bar, double first) {
        this.bar = bar;
        this.first = first;
    }

    /** @param first what part of the time the first step takes, about */
    static Progress of(String task, double first) {
        return new Progress(Terminal.isWatched() ? Bar.of(task, STEPS, "", 1) : null, first);
    }

    /** What part of the first step is done, from 0 to 1. */
    void first(double done) {
        step(first * done);
    }

    /** What part of the second step is done, from 0 to 1. */
    void second(double done) {
        step(first + (1 - first) * done);
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
