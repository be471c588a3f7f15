package io.headwater.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code headwater restart}. */
@Command(
        name = "restart",
        description =
                "Stops the Headwater of a folder if it runs, and starts it in the background, with the settings as they are now.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:it runs",
            "1:it could not be stopped or not be started; the reason is on standard error",
            "2:wrong options"
        })
final class RestartCommand implements Callable<Integer> {
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
        PrintWriter out = spec.commandLine().getOut();
        StopCommand.stop(folder, options, out);
        StartCommand.start(folder, out);
        return 0;
    }
}
