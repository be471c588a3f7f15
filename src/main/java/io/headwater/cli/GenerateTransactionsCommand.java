package io.headwater.cli;

import io.headwater.transactions.Parameters;
import io.headwater.transactions.Transactions;
import io.headwater.transactions.TransactionsSimulator;
import io.headwater.transactions.files.DayFileNames;
import io.headwater.transactions.files.DayFiles;
import io.headwater.transactions.files.FilesExistException;
import io.headwater.transactions.files.ScenarioCounts;
import io.headwater.transactions.report.TextReport;
import io.headwater.transactions.statistics.TransactionStatistics;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code headwater generate transactions}. */
@Command(
        name = "transactions",
        description = {
            "Makes payment-card transactions, some of them fraudulent, a file a day.",
            "Without options these are, to the last bit, the 1,754,155 transactions that the handbook \"Reproducible Machine Learning for Credit Card Fraud Detection\" works with.%n"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Headwater.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:all files are written",
            "1:they are not; the reason is on standard error",
            "2:wrong options; nothing was written",
            "130:stopped by Ctrl-C; the files that are there are whole"
        },
        footer = {
            "",
            "Example: 100,000 transactions of one day, into source/, from where Headwater publishes them:",
            "  headwater generate transactions --customers 50000 --days 1 --output source"
        })
final class GenerateTransactionsCommand implements Callable<Integer> {
    /** What a shell says of a program that Ctrl-C ended. */
    private static final int INTERRUPTED = 130;

    /** What part of the time it takes, about; the rest is for writing the files. */
    private static final double SIMULATING = 0.7;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Mixin
    private TransactionOptions which = new TransactionOptions();

    @Mixin
    private FileOptions files = new FileOptions();

    @Override
    public Integer call() {
        long started = System.nanoTime();
        Problems problems = new Problems();
        Parameters parameters = which.parameters(problems);
        DayFileNames names =
                new DayFileNames(parameters.startDate(), parameters.days(), parameters.part(), files.format(problems));
        boolean labels = files.labels(problems);
        files.checkOutput(problems);
        problems.requireNone(spec.commandLine());
        long heapBytes = Runtime.getRuntime().maxMemory();
        Heap.require(parameters, heapBytes);
        Optional<ReportPage> page = files.report(parameters.part()).map(file -> ReportPage.at(file, files.force()));
        try {
            Transactions transactions = files.output()
                    .map(folder -> writeFiles(parameters, names, labels, folder, started))
                    .orElseGet(() -> simulate(parameters));
            page.ifPresent(each -> report(parameters, transactions, each));
            return CommandLine.ExitCode.OK;
        } catch (FilesExistException e) {
            throw new CommandException(e.getMessage() + " --force replaces them, --output names another folder.");
        } catch (OutOfMemoryError e) {
            throw Heap.ranOut(parameters, heapBytes);
        } catch (CancellationException e) {
            return INTERRUPTED;
        }
    }

    private Transactions writeFiles(
            Parameters parameters, DayFileNames names, boolean labels, Path folder, long started) {
        try (DayFiles dayFiles = DayFiles.open(folder, names, labels, files.force())) {
            OnInterrupt onInterrupt = OnInterrupt.run(() -> stop(dayFiles, names, folder));
            try {
                Transactions transactions;
                ScenarioCounts counts;
                try (Progress progress = Progress.of("Transactions", SIMULATING)) {
                    transactions = TransactionsSimulator.simulate(parameters, progress::first);
                    counts = dayFiles.write(transactions, progress::second);
                }
                double seconds = (System.nanoTime() - started) / 1e9;
                TransactionSummary.print(spec.commandLine().getOut(), counts, names, folder, seconds);
                return transactions;
            } finally {
                onInterrupt.forget();
            }
        }
    }

    private static Transactions simulate(Parameters parameters) {
        try (Progress progress = Progress.of("Transactions", SIMULATING)) {
            return TransactionsSimulator.simulate(parameters, progress::all);
        }
    }

    private void report(Parameters parameters, Transactions transactions, ReportPage page) {
        TransactionStatistics statistics = TransactionStatistics.of(transactions);
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        out.print(TextReport.of(parameters, statistics));
        page.write(parameters, statistics);
        out.printf("%nThe same with plots: %s%n", page.file());
        out.flush();
    }

    private void stop(DayFiles dayFiles, DayFileNames names, Path folder) {
        dayFiles.close();
        PrintWriter err = spec.commandLine().getErr();
        if (Terminal.isWatched()) {
            // The bar stands in the line.
            err.println();
        }
        err.printf(
                "headwater: stopped; %d of %d days are complete in %s.%n", dayFiles.complete(), names.days(), folder);
        err.flush();
    }
}
