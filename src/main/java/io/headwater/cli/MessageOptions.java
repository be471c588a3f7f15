package io.headwater.cli;

import io.headwater.market.json.Framing;
import io.headwater.market.json.MessageShape;
import io.headwater.market.json.StockDataType;
import io.headwater.market.json.TimestampFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What messages look like, and where they go. */
final class MessageOptions {
    private static final String STANDARD_OUTPUT = "-";
    private static final List<String> RANGES = List.of("-1..1", "0..1");

    @Option(
            names = "--stock-data-type",
            paramLabel = "TYPE",
            description =
                    "The data_type of stock prices: none, which leaves it out, stock, stock_price or stock_symbol (default: ${DEFAULT-VALUE}).")
    private String stockDataType = StockDataType.NONE.text();

    @Option(
            names = "--timestamp",
            paramLabel = "FORMAT",
            description =
                    "epoch: seconds since 1970 with a fraction; long: whole ones; or iso8601 (default: ${DEFAULT-VALUE}).")
    private String timestamp = TimestampFormat.EPOCH.text();

    @Option(
            names = "--symbol-on-indicators",
            paramLabel = "true|false",
            description = "Whether economic indicators have a stock_symbol (default: ${DEFAULT-VALUE}).")
    private String symbolOnIndicators = "false";

    @Option(
            names = "--sentiment-range",
            paramLabel = "RANGE",
            description = "Where sentiment_score is: -1..1 or 0..1 (default: ${DEFAULT-VALUE}).")
    private String sentimentRange = RANGES.get(0);

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "ndjson: a message a line; or array: one JSON array of all messages (default: ${DEFAULT-VALUE}).")
    private String format = Framing.NDJSON.text();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "The file, or - for standard output (default: market.ndjson, or market.json for an array).")
    private @Nullable String output;

    @Option(names = "--force", description = "Replace files that exist; without it nothing is written then.")
    private boolean force;

    MessageShape shape(Problems problems) {
        return new MessageShape(
                problems.oneOf("stock-data-type", stockDataType, List.of(StockDataType.values()), StockDataType::text),
                problems.oneOf("timestamp", timestamp, List.of(TimestampFormat.values()), TimestampFormat::text),
                problems.trueOrFalse("symbol-on-indicators", symbolOnIndicators),
                problems.oneOf("sentiment-range", sentimentRange, RANGES, name -> name)
                        .equals(RANGES.get(1)));
    }

    Framing framing(Problems problems) {
        return problems.oneOf("format", format, List.of(Framing.values()), Framing::text);
    }

    /** The file that is asked for, or else the default one; nothing for standard output. */
    Optional<Path> file(Framing framing, Problems problems) {
        if (output == null) {
            return Optional.of(Path.of(framing == Framing.ARRAY ? "market.json" : "market.ndjson"));
        }
        if (output.isEmpty()) {
            // As an unset variable of a shell gives it.
            problems.add("output", "", "a file, or - for standard output");
        }
        return output.equals(STANDARD_OUTPUT) ? Optional.empty() : Optional.of(Path.of(output));
    }

    /** Whether nothing is said of where messages go. */
    boolean isWithoutOutput() {
        return output == null;
    }

    boolean force() {
        return force;
    }
}
