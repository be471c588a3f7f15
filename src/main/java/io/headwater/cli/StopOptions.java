package io.headwater.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** How a Headwater is stopped. */
final class StopOptions {
    private static final int MAX_TIMEOUT = 86_400;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long it may take to finish (default: ${DEFAULT-VALUE}; it takes at most 35 by itself).")
    private int timeout = 40;

    @Option(
            names = "--force",
            description =
                    "Kill it if it has not stopped by then: requests that are in flight may be sent again at the next start.")
    private boolean force;

    int timeout() {
        return timeout;
    }

    boolean force() {
        return force;
    }

    void check(CommandLine commandLine) {
        Problems problems = new Problems();
        if (timeout < 0 || timeout > MAX_TIMEOUT) {
            problems.add("timeout", String.valueOf(timeout), "a number of seconds from 0 to " + MAX_TIMEOUT);
        }
        problems.requireNone(commandLine);
    }
}
