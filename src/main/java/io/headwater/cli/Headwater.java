package io.headwater.cli;

import io.headwater.application.Application;
import io.headwater.background.BoundedLog;
import io.headwater.settings.Overrides;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** {@code headwater}: runs all routes when no command is given. */
@Command(
        name = "headwater",
        description = {
            "Feeds streams: simulates a day of card transactions, takes these and the CSV files dropped into source/, and publishes every row to Amazon Kinesis or an HTTP endpoint.",
            "Reads application.properties and routes/ in the working directory, or the same packed into it."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Headwater.Version.class,
        subcommands = {
            Headwater.Run.class,
            InitCommand.class,
            StartCommand.class,
            StopCommand.class,
            RestartCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            PublishCommand.class,
            TailCommand.class,
            VerifyCommand.class,
            GenerateCommand.class,
            StocksCommand.class
        },
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {"0:done", "1:failed; the reason is on standard error", "2:wrong options"})
public final class Headwater implements Callable<Integer> {

    /** Runs the command line and returns the exit status. */
    public static int execute(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Headwater())
                .setParameterExceptionHandler((failure, parsed) -> Failures.printWrongOptions(failure))
                .setExecutionExceptionHandler((failure, commandLine, parsed) -> {
                    Failures.print(failure, commandLine.getErr());
                    return commandLine.getCommandSpec().exitCodeOnExecutionException();
                });
    }

    @Override
    public Integer call() throws Exception {
        return new Run().call();
    }

    /** {@code headwater run}. */
    @Command(
            name = "run",
            description = "Runs all routes until it is stopped (the default).",
            mixinStandardHelpOptions = true)
    static final class Run implements Callable<Integer> {
        @Option(
                names = "--log-file",
                paramLabel = "FILE",
                description =
                        "Write to FILE instead of the terminal; full at 10 MB, it goes on empty, and FILE.1 to FILE.4 have what was before.")
        private @Nullable Path logFile;

        @Override
        public Integer call() throws Exception {
            if (logFile != null) {
                BoundedLog.takeOutput(logFile);
            }
            new Application(Path.of(""), Overrides.ofProcess()).run();
            return CommandLine.ExitCode.OK;
        }
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Headwater.class.getPackage().getImplementationVersion();
            return new String[] {"headwater " + (version == null ? "(not from a jar)" : version)};
        }
    }
}
