package io.headwater.cli;

import io.headwater.market.faults.Fault;
import io.headwater.market.faults.FaultPlan;
import io.headwater.market.json.Framing;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What goes wrong with messages, and where that is noted. */
final class FaultOptions {
    private static final String ENDING = "-faults.ndjson";

    @Option(
            names = "--faults",
            paramLabel = "RATES",
            description =
                    "What goes wrong with messages, for tests of their reader: late, duplicate, out-of-order, dropped and malformed, like late=0.01,dropped=0.001,seed=7.")
    private String faults = "";

    @Option(
            names = "--faults-manifest",
            paramLabel = "FILE",
            description = "Where each fault is noted (default: beside the messages, like market-faults.ndjson).")
    private @Nullable Path manifest;

    /**
     * How often which fault happens.
     *
     * @param booksOnly whether there are no messages
     */
    FaultPlan plan(Framing framing, boolean booksOnly, Problems problems) {
        FaultPlan plan = parsed(problems);
        if (plan.isNone() && manifest != null) {
            problems.add("--faults-manifest = '%s': there is nothing to note without --faults.".formatted(manifest));
        }
        if (!plan.isNone() && booksOnly) {
            problems.add("--faults = '%s': with --lobster alone there are no messages; give --output too."
                    .formatted(faults));
        }
        if (framing == Framing.ARRAY && plan.rates().getOrDefault(Fault.MALFORMED, 0.0) > 0) {
            problems.add(
                    "--faults = '%s': a malformed message would cost the whole array of --format=array; take --format=ndjson."
                            .formatted(faults));
        }
        return plan;
    }

    private FaultPlan parsed(Problems problems) {
        try {
            return FaultPlan.parse(faults);
        } catch (IllegalArgumentException e) {
            problems.add("--faults: " + e.getMessage());
            return FaultPlan.NONE;
        }
    }

    /**
     * Where faults are noted.
     *
     * @param messages the file of the messages, if it is one
     */
    Path manifest(Optional<Path> messages, Problems problems) {
        Path beside = messages.map(FaultOptions::beside).orElse(Path.of("market" + ENDING));
        Path file = manifest == null ? beside : manifest;
        if (file.toString().isEmpty()) {
            problems.add("faults-manifest", "", "a file");
        }
        if (messages.map(FaultOptions::whole).equals(Optional.of(whole(file)))) {
            problems.add("faults-manifest", file.toString(), "another file than --output");
        }
        return file;
    }

    private static Path whole(Path file) {
        return file.toAbsolutePath().normalize();
    }

    private static Path beside(Path messages) {
        String name = String.valueOf(messages.getFileName());
        int point = name.lastIndexOf('.');
        return messages.resolveSibling((point > 0 ? name.substring(0, point) : name) + ENDING);
    }

    /** As they were given. */
    String text() {
        return faults;
    }
}
