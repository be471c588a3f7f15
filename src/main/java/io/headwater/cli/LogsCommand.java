package io.headwater.cli;

import io.headwater.background.LogFiles;
import io.headwater.background.StateFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code headwater logs}. */
@Command(
        name = "logs",
        description = "Prints the end of what the Headwater of a folder logged in the background.",
        mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
    private static final long MILLIS_BETWEEN_LOOKS = 200;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Mixin
    private FolderOption folder = new FolderOption();

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "How many lines (default: ${DEFAULT-VALUE}).")
    private long lines = 50;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on as it logs more, until Ctrl-C.")
    private boolean follow;

    /** As bytes: the log is written in the encoding of the process that wrote it. */
    @Override
    @SuppressWarnings("SystemOut")
    public Integer call() throws InterruptedException {
        Problems problems = new Problems();
        if (lines < 0) {
            problems.add("lines", String.valueOf(lines), "a whole number from 0 on");
        }
        problems.requireNone(spec.commandLine());
        StateFiles state = folder.state();
        LogFiles log = new LogFiles(state.log());
        if (!log.exist() && !follow) {
            throw new CommandException(
                    "There is no log in %s: Headwater was not started in the background there (`headwater start`). In the foreground it logs to its terminal."
                            .formatted(state.folder()));
        }
        PrintStream out = System.out;
        try {
            log.copyLast(lines, out);
            while (follow && !out.checkError()) {
                TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
                log.follow(out);
            }
            out.flush();
            return 0;
        } catch (IOException e) {
            throw new CommandException("Reading %s: %s".formatted(state.log(), e.getMessage()));
        }
    }
}
