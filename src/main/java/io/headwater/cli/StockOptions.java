package io.headwater.cli;

import io.headwater.stocks.DateRange;
import io.headwater.stocks.StockDay;
import io.headwater.stocks.StockSymbol;
import io.headwater.stocks.formats.BarFormat;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which history a command fetches, and where it goes. */
final class StockOptions {
    private static final String STANDARD_OUTPUT = "-";

    @Parameters(arity = "1..*", paramLabel = "SYMBOL", description = "Symbols such as AAPL, in capital letters or not.")
    private List<String> symbols = List.of();

    @Option(names = "--from", paramLabel = "DATE", description = "The first day (default: a year before the last).")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DATE", description = "The last day (default: today).")
    private @Nullable String to;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "csv, or json: an array with an object a row (default: by the end of FILE's name, else csv).")
    private @Nullable String format;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "The file, or - for standard output (default: ${DEFAULT-VALUE}).")
    private String output = STANDARD_OUTPUT;

    @Option(names = "--force", description = "Replace the file if it exists; without it nothing is fetched then.")
    private boolean force;

    @Option(names = "--offline", description = "Leave the network alone: take what is cached and in files.")
    private boolean offline;

    /** In capital letters, each once. */
    Set<String> symbols(Problems problems) {
        return checked(symbols, problems);
    }

    /** Symbols in capital letters, each once, in their order. */
    static Set<String> checked(List<String> symbols, Problems problems) {
        Set<String> all = new LinkedHashSet<>();
        for (String each : symbols) {
            StockSymbol.parse(each)
                    .ifPresentOrElse(
                            all::add,
                            () -> problems.add("SYMBOL '%s': must be %s.".formatted(each, StockSymbol.ALLOWED)));
        }
        return all;
    }

    DateRange range(LocalDate today, Problems problems) {
        LocalDate last = day("to", to, today, problems);
        LocalDate first = day("from", from, last.minusYears(1), problems);
        if (first.isAfter(last)) {
            problems.add("from", String.valueOf(from), "a day that is not after --to=" + last);
            return DateRange.of(last);
        }
        return new DateRange(first, last);
    }

    private static LocalDate day(String option, @Nullable String text, LocalDate otherwise, Problems problems) {
        if (text == null) {
            return otherwise;
        }
        Optional<LocalDate> day = StockDay.parse(text);
        if (day.isEmpty()) {
            problems.add(option, text, StockDay.ALLOWED);
        }
        return day.orElse(otherwise);
    }

    BarFormat format(Problems problems) {
        if (format == null) {
            return output.endsWith("." + BarFormat.JSON.text()) ? BarFormat.JSON : BarFormat.CSV;
        }
        return problems.oneOf("format", format, List.of(BarFormat.values()), BarFormat::text);
    }

    /** The file to be written; nothing for standard output. */
    Optional<Path> file(Problems problems) {
        if (output.isEmpty()) {
            // As an unset variable of a shell gives it.
            problems.add("output", "", "a file, or - for standard output");
        }
        return output.equals(STANDARD_OUTPUT) ? Optional.empty() : Optional.of(Path.of(output));
    }

    boolean force() {
        return force;
    }

    boolean offline() {
        return offline;
    }
}
