package io.headwater.cli;

import io.headwater.background.Presence;
import io.headwater.background.Start;
import io.headwater.background.StateFiles;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code headwater start}. */
@Command(
        name = "start",
        description = "Runs all routes in the background, and returns once they run.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:it runs, or ran already",
            "1:it could not be started; the reason is on standard error",
            "2:wrong options"
        })
final class StartCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Mixin
    private FolderOption folder = new FolderOption();

    @Override
    public Integer call() throws InterruptedException {
        start(folder, spec.commandLine().getOut());
        return 0;
    }

    static void start(FolderOption folder, PrintWriter out) throws InterruptedException {
        StateFiles state = folder.state();
        Start.Outcome outcome = new Start(folder.folder(), state).run();
        String text = StatusText.of(Report.of(folder.folder(), state, Presence.of(state)));
        if (outcome == Start.Outcome.RAN_ALREADY) {
            out.print("Nothing to do. ");
        }
        out.println(text.lines().findFirst().orElse(""));
        if (outcome == Start.Outcome.STARTED) {
            out.println("It logs to %s; `headwater status` says what it does.".formatted(state.log()));
        }
        out.flush();
    }
}
