package io.headwater.cli;

import io.headwater.transactions.Part;
import io.headwater.transactions.files.TransactionFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How and where the files of a command are written. */
final class FileOptions {
    private static final Path DEFAULT_OUTPUT = Path.of("transactions");

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description =
                    "The folder for the files, made if there is none (default: transactions; with --report alone no files but the report are written).")
    private @Nullable Path output;

    @Option(
            names = "--report",
            description = {
                "Print statistics of the transactions, and write them as a page with plots, transactions-report.html, into the folder for the files, or, without --output, into this one."
            })
    private boolean report;

    @Option(names = "--force", description = "Replace files that exist; without it nothing is written if there is one.")
    private boolean force;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "csv, or ndjson: a JSON object a line (default: ${DEFAULT-VALUE}).")
    private String format = TransactionFormat.CSV.extension();

    @Option(
            names = "--labels",
            paramLabel = "true|false",
            description =
                    "Whether there are the columns TX_FRAUD and TX_FRAUD_SCENARIO, the answer that a model is to find (default: ${DEFAULT-VALUE}).")
    private String labels = "true";

    /** Where the files of the days go; nowhere if only a report is asked for. */
    Optional<Path> output() {
        return output == null && report ? Optional.empty() : Optional.of(output == null ? DEFAULT_OUTPUT : output);
    }

    /** Where the page of the report goes, if one is asked for. */
    Optional<Path> report(Part part) {
        if (!report) {
            return Optional.empty();
        }
        String name = part.isWhole()
                ? "transactions-report.html"
                : "transactions-report.part-%d-of-%d.html".formatted(part.number(), part.of());
        return Optional.of(output == null ? Path.of(name) : output.resolve(name));
    }

    boolean force() {
        return force;
    }

    /** An unset variable of a shell comes as an empty name, which would be the working directory. */
    void checkOutput(Problems problems) {
        if (output != null && output.toString().isEmpty()) {
            problems.add("output", "", "a folder");
        }
    }

    TransactionFormat format(Problems problems) {
        return problems.oneOf("format", format, List.of(TransactionFormat.values()), TransactionFormat::extension);
    }

    boolean labels(Problems problems) {
        return problems.trueOrFalse("labels", labels);
    }
}
