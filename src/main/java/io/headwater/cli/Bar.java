package io.headwater.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** What all progress bars look like. */
final class Bar {
    /** Fits a terminal of 80 columns. */
    private static final int WIDTH = 79;

    private Bar() {}

    /**
     * A bar on standard error. It has a width of its own because the library would ask JLine for the terminal's, and JLine has Ctrl-C
     * end the process at once, without what is to be done before.
     */
    static ProgressBar of(String task, long steps, String unit, long stepsOfUnit) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .setUnit(unit, stepsOfUnit)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(100)
                .setConsumer(new ConsoleProgressBarConsumer(System.err, WIDTH))
                .build();
    }
}
