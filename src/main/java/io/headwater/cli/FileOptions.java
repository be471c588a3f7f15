package io.headwater.cli;

import io.headwater.transactions.files.TransactionFormat;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How and where the files of a command are written. */
final class FileOptions {
    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "The folder for the files, made if there is none (default: ${DEFAULT-VALUE}).")
    private Path output = Path.of("transactions");

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

    Path output() {
        return output;
    }

    boolean force() {
        return force;
    }

    TransactionFormat format(Problems problems) {
        for (TransactionFormat each : TransactionFormat.values()) {
            if (each.extension().equals(format)) {
                return each;
            }
        }
        problems.add("format", format, "csv or ndjson");
        return TransactionFormat.CSV;
    }

    boolean labels(Problems problems) {
        if (!labels.equals("true") && !labels.equals("false")) {
            problems.add("labels", labels, "true or false");
        }
        return labels.equals("true");
    }
}
