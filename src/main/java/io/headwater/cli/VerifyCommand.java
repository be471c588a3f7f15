package io.headwater.cli;

import io.headwater.application.Application;
import io.headwater.application.ForeseenException;
import io.headwater.application.KinesisChoice;
import io.headwater.kinesis.KinesisTarget;
import io.headwater.receipts.Receipt;
import io.headwater.receipts.Receipt.Outcome;
import io.headwater.receipts.Receipt.Target;
import io.headwater.receipts.ReceiptFile;
import io.headwater.settings.Catalog;
import io.headwater.settings.KinesisEndpoint;
import io.headwater.settings.Overrides;
import io.headwater.settings.Settings;
import io.headwater.verification.Verification;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headwater verify RECEIPT…}. */
@Command(
        name = "verify",
        description = {
            "Reads the stream back that a file went to, and compares it with the file: whether every row is there, how many are there twice, and whether the rows of each partition key are in order.",
            "The receipt of x.csv is x.csv.receipt.json beside it, and says where to read.%n"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Headwater.Version.class,
        exitCodeOnExecutionException = 2,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:every row is there, in the order that was asked for; some may be there twice",
            "1:rows are missing, or not in order",
            "2:wrong options, or a receipt that cannot be verified: unreadable, the stream gone, no stream at all"
        })
final class VerifyCommand implements Callable<Integer> {
    /** What part of the time it takes, about; the rest is for the stream. */
    private static final double READING_THE_FILE = 0.3;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "RECEIPT", description = "Receipts: files ending in .receipt.json.")
    private List<Path> receipts = List.of();

    @Option(names = "--json", description = "For machines: a JSON object a receipt, each in a line.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = Application.settings(Path.of(""), Overrides.ofProcess());
        PrintWriter out = spec.commandLine().getOut();
        Verdict.Status worst = Verdict.Status.VERIFIED;
        for (Path each : receipts) {
            Verdict verdict = verify(each, settings);
            out.print(json ? VerdictJson.of(verdict) : VerdictText.of(verdict));
            out.flush();
            if (verdict.status().compareTo(worst) > 0) {
                worst = verdict.status();
            }
        }
        return worst.exitStatus();
    }

    /** What is foreseen concerns one receipt only, and the next are verified all the same. */
    private Verdict verify(Path file, Settings settings) throws InterruptedException {
        Optional<Receipt> receipt = Optional.empty();
        try {
            receipt = Optional.of(ReceiptFile.read(file));
            return verify(file, receipt.get(), settings);
        } catch (RuntimeException e) {
            if (!Failures.isForeseen(e)) {
                throw e;
            }
            Failures.print(e, spec.commandLine().getErr());
            return Verdict.notVerifiable(file, receipt, String.valueOf(e.getMessage()));
        }
    }

    private Verdict verify(Path file, Receipt receipt, Settings settings) throws InterruptedException {
        if (receipt.outcome().state() == Outcome.State.FAILED) {
            Outcome outcome = receipt.outcome();
            return Verdict.notVerifiable(
                    file,
                    Optional.of(receipt),
                    outcome.line().map(line -> "line " + line + ": ").orElse("")
                            + outcome.reason().orElse("no reason given"));
        }
        requireThatItCanBeReadBack(file, receipt);
        long rows = receipt.rows().delivered();
        long heapBytes = Runtime.getRuntime().maxMemory();
        Heap.requireToReconcile(rows, heapBytes);
        KinesisTarget target = target(file, receipt, settings);
        try (TemporaryFolder scratch = TemporaryFolder.make();
                Progress progress = Progress.of("Verifying", READING_THE_FILE)) {
            Verification verification = new Verification(receipt, ReceiptFile.fileOf(file, receipt), target);
            return Verdict.of(file, receipt, verification.run(scratch.path(), progress::first, progress::second));
        } catch (OutOfMemoryError e) {
            throw Heap.ranOutReconciling(rows, heapBytes);
        }
    }

    private static void requireThatItCanBeReadBack(Path file, Receipt receipt) {
        Target target = receipt.target();
        if (target.kind() == Target.Kind.KINESIS) {
            return;
        }
        String acknowledged =
                target.kind() == Target.Kind.HTTP ? "with a status of 200 to 299" : "by the route that took it";
        throw new CommandException(
                "%s: the rows went to %s, which cannot be read back. The receipt proves as much: of the %,d rows of %s with this SHA-256, %,d were acknowledged, each %s, and %,d set aside; up to %,d may be there twice."
                        .formatted(
                                file,
                                target.name(),
                                receipt.rows().read(),
                                receipt.file().name(),
                                receipt.rows().delivered(),
                                acknowledged,
                                receipt.rows().rejected(),
                                receipt.requests().rowsPossiblyDuplicated()));
    }

    private static KinesisTarget target(Path file, Receipt receipt, Settings settings) {
        KinesisEndpoint endpoint;
        try {
            endpoint = KinesisEndpoint.parse(receipt.target().endpoint());
        } catch (IllegalArgumentException e) {
            throw new CommandException(
                    "%s: target.endpoint is '%s'; it must be local, aws or a URL. The receipt was changed."
                            .formatted(file, receipt.target().endpoint()));
        }
        try {
            return KinesisChoice.toReadFrom(endpoint, receipt.target().region(), settings);
        } catch (ForeseenException e) {
            throw new CommandException(
                    "%s: the rows went to %s. Nothing answers on port %d, where the local Kinesis of a running Headwater would be. If the Headwater that took them runs, set kinesis.local.port (KINESIS_LOCAL_PORT) to its port; if it ended, the rows ended with it, and another one does not have them."
                            .formatted(file, receipt.target().name(), settings.get(Catalog.KINESIS_LOCAL_PORT)));
        }
    }
}
