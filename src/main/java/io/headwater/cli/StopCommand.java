package io.headwater.cli;

import io.headwater.background.Stop;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code headwater stop}. */
@Command(
        name = "stop",
        description =
                "Stops the Headwater of a folder, whether it was started in the background or not: what is in flight is finished first, and a file that is half-way goes on from there at the next start.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:it has stopped, or was not running",
            "1:it has not stopped; the reason is on standard error",
            "2:wrong options"
        })
final class StopCommand implements Callable<Integer> {
    private static final int SECONDS_BETWEEN_WORDS = 5;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Mixin
    private FolderOption folder = new FolderOption();

    @Mixin
    private StopOptions options = new StopOptions();

    @Override
    public Integer call() throws InterruptedException {
        options.check(spec.commandLine());
        stop(folder, options, spec.commandLine().getOut());
        return 0;
    }

    static void stop(FolderOption folder, StopOptions options, PrintWriter out) throws InterruptedException {
        Stop stop = new Stop(folder.state(), seconds -> {
            if (seconds % SECONDS_BETWEEN_WORDS == 0) {
                out.println("Headwater is finishing what is in flight, for " + seconds + " s now");
                out.flush();
            }
        });
        Stop.Outcome outcome = stop.run(Duration.ofSeconds(options.timeout()), options.force());
        out.println(
                switch (outcome) {
                    case STOPPED -> "Headwater has stopped.";
                    case KILLED -> "Headwater did not stop within %d s, and was killed.".formatted(options.timeout());
                    case WAS_DEAD -> "Headwater is not running: it was killed. Its pid file is removed.";
                    case WAS_ABSENT -> "Headwater is not running in %s.".formatted(folder.folder());
                });
        out.flush();
    }
}
