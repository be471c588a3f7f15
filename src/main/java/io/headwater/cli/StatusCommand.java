package io.headwater.cli;

import io.headwater.background.Presence;
import io.headwater.background.StateFiles;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code headwater status}. */
@Command(
        name = "status",
        description = "Says whether the Headwater of a folder runs, in the background or not, and what it is doing.",
        mixinStandardHelpOptions = true,
        exitCodeOnExecutionException = StatusCommand.UNKNOWN,
        exitCodeListHeading = "Exit status, as of init scripts:%n",
        exitCodeList = {
            "0:it runs",
            "1:it does not run, and was not stopped: it was killed",
            "2:wrong options",
            "3:it does not run",
            "4:that cannot be found out; the reason is on standard error"
        })
final class StatusCommand implements Callable<Integer> {
    static final int UNKNOWN = 4;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Mixin
    private FolderOption folder = new FolderOption();

    @Option(names = "--json", description = "For machines: a JSON object in a line.")
    private boolean json;

    @Override
    public Integer call() {
        StateFiles state = folder.state();
        Presence presence = Presence.of(state);
        Report report = Report.of(folder.folder(), state, presence);
        spec.commandLine().getOut().print(json ? StatusJson.of(report) : StatusText.of(report));
        spec.commandLine().getOut().flush();
        return switch (presence.kind()) {
            case RUNNING -> 0;
            case DEAD -> 1;
            case ABSENT -> 3;
            case HELD_BY_A_STRANGER -> UNKNOWN;
        };
    }
}
