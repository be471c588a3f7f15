package io.headwater.cli;

import io.headwater.application.Application;
import io.headwater.application.KinesisChoice;
import io.headwater.kinesis.KinesisClients;
import io.headwater.kinesis.KinesisTarget;
import io.headwater.kinesis.StreamReader;
import io.headwater.kinesis.StreamRecord;
import io.headwater.settings.Overrides;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headwater tail STREAM}. */
@Command(
        name = "tail",
        description = "Prints the records of a stream, a line each, and goes on as new ones come.",
        mixinStandardHelpOptions = true)
final class TailCommand implements Callable<Integer> {
    /** A shard may be read five times a second, by all readers together. */
    private static final long MILLIS_BETWEEN_POLLS = 500;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Parameters(paramLabel = "STREAM", description = "The stream's name.")
    private String stream = "";

    @Option(names = "--new", description = "Only what is put from now on; otherwise all that the stream still holds.")
    private boolean onlyNew;

    @Option(names = "--no-follow", description = "End when everything there is has been printed.")
    private boolean noFollow;

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            description = "End after N records.")
    private long limit = Long.MAX_VALUE;

    @Option(
            names = {"-v", "--verbose"},
            description = "Before each record its shard, sequence number and partition key.")
    private boolean verbose;

    @Override
    public Integer call() throws InterruptedException {
        KinesisTarget target = KinesisChoice.toReadFrom(Application.settings(Path.of(""), Overrides.ofProcess()));
        try (KinesisClients clients = new KinesisClients(1)) {
            StreamReader reader = new StreamReader(clients.client(target), stream, onlyNew);
            Printer printer = new Printer(spec.commandLine().getOut());
            boolean more = true;
            while (!printer.isDone() && (more || !noFollow)) {
                long before = printer.printed;
                more = reader.poll(printer::print);
                printer.out.flush();
                // A poll that was throttled says that there is more, and gave nothing.
                if (printer.printed == before && (more || !noFollow)) {
                    TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_POLLS);
                }
            }
        }
        return 0;
    }

    private final class Printer {
        private final PrintWriter out;
        private long printed;

        Printer(PrintWriter out) {
            this.out = out;
        }

        /** A reader that went away (head, a closed pager) ends the command as the limit does. */
        boolean isDone() {
            return printed >= limit || out.checkError();
        }

        /** A record that holds several rows, as the KPL's do, is printed as these. */
        void print(StreamRecord record) {
            record.apart().forEach(this::printRow);
        }

        private void printRow(StreamRecord row) {
            if (printed >= limit) {
                return;
            }
            if (verbose) {
                out.print(row.shard() + " " + row.sequenceNumber() + " " + row.partitionKey() + " ");
            }
            String text = StandardCharsets.UTF_8.decode(row.data()).toString();
            out.print(text.endsWith("\n") ? text : text + "\n");
            printed++;
        }
    }
}
