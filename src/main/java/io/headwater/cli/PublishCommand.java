package io.headwater.cli;

import io.headwater.application.Application;
import io.headwater.application.OneShot;
import io.headwater.settings.Overrides;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headwater publish FILE…}. */
@Command(
        name = "publish",
        description = "Publishes CSV files and ends; the files stay where they are.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:every row of every file was delivered",
            "1:a file failed, or rows of it were rejected",
            "2:wrong options"
        })
final class PublishCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV files, UTF-8, with a header line.")
    private List<Path> files = List.of();

    @Override
    public Integer call() throws Exception {
        Application application = new Application(Path.of(""), Overrides.ofProcess());
        try (Report report =
                new Report(spec.commandLine().getOut(), spec.commandLine().getErr())) {
            return application.publish(files, report) ? 0 : 1;
        }
    }

    /** A bar while a file is on its way, if somebody is watching, and a line when it is done. */
    private static final class Report implements OneShot.Observer, AutoCloseable {
        private final PrintWriter out;
        private final PrintWriter err;
        private final boolean watched = Terminal.isWatched();
        private @Nullable ProgressBar bar;

        Report(PrintWriter out, PrintWriter err) {
            this.out = out;
            this.err = err;
        }

        @Override
        public void progress(Path file, long bytes, long ofBytes) {
            if (watched) {
                if (bar == null) {
                    bar = Bar.of(String.valueOf(file.getFileName()), ofBytes, " KiB", 1 << 10);
                }
                bar.stepTo(bytes);
            }
        }

        @Override
        public void delivered(Path file, String summary) {
            close();
            out.println(file + ": " + summary);
            out.flush();
        }

        @Override
        public void failed(Path file, String why) {
            close();
            err.println("headwater: " + why);
            err.flush();
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
                bar = null;
            }
        }
    }
}
