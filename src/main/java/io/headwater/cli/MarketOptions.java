package io.headwater.cli;

import static io.headwater.market.MarketParameters.DEFAULT;

import io.headwater.market.Depth;
import io.headwater.market.MarketParameters;
import io.headwater.market.Symbol;
import io.headwater.market.Symbols;
import io.headwater.market.symbols.SymbolsFile;
import io.headwater.market.symbols.SymbolsFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which market it is, and how much of it. Taken as text, so that all that is wrong with them is told at once. */
final class MarketOptions {
    private static final long DEFAULT_MESSAGES = 100_000;

    /** A day of a fast market; and what is asked for by mistake does not fill the disk. */
    private static final long MOST_MESSAGES = 100_000_000_000L;

    /** Less than that of the market's time passes in a second of messages, nights and weekends included. */
    private static final double LONGEST_PAUSES = 6;

    private static final String NAMES =
            DEFAULT.symbols().stream().map(Symbol::name).collect(Collectors.joining(","));

    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    @Option(names = "--messages", paramLabel = "N", description = "Messages (default: 100000).")
    private @Nullable String messages;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "Instead of --messages: as many as come in S seconds of the market's time.")
    private @Nullable String seconds;

    @Option(
            names = "--rate",
            paramLabel = "R",
            description = "Messages a second of the market's time, which their timestamps show (default: 0.67).")
    private String rate = String.valueOf(DEFAULT.rate());

    @Option(
            names = "--start",
            paramLabel = "TIME",
            description = "The time of the first message, like ${DEFAULT-VALUE} (the default).")
    private String start = DEFAULT.start().toString();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same number makes the same messages (default: ${DEFAULT-VALUE}).")
    private String seed = String.valueOf(DEFAULT.seed());

    @Option(
            names = "--symbols",
            paramLabel = "A,B,…",
            description =
                    "The shares (default: ${DEFAULT-VALUE}). What others than these are like is made up from their names.")
    private String symbols = NAMES;

    @Option(
            names = "--symbols-file",
            paramLabel = "FILE",
            description =
                    "Instead of --symbols: a CSV file with a column symbol and, as far as they are known, price, shares, earnings, volatility and volume.")
    private @Nullable Path symbolsFile;

    @Option(
            names = "--sentiment-lead",
            paramLabel = "true|false",
            description = "Whether prices follow the news a little (default: ${DEFAULT-VALUE}).")
    private String sentimentLead = "true";

    @Option(
            names = "--indicators",
            paramLabel = "gdp|all",
            description =
                    "Which numbers about the economy: the growth of the gross domestic product alone, or also prices, unemployment and interest (default: ${DEFAULT-VALUE}).")
    private String indicators = "gdp";

    @Option(
            names = "--depth",
            paramLabel = "LEVELS",
            description =
                    "Snapshots of order books among the messages, of so many prices of each side; 0: none (default: ${DEFAULT-VALUE}).")
    private String depth = String.valueOf(Depth.NONE.levels());

    @Option(
            names = "--depth-every",
            paramLabel = "N",
            description = "A snapshot after each N orders of a symbol (default: ${DEFAULT-VALUE}).")
    private String depthEvery = String.valueOf(Depth.NONE.every());

    @Option(
            names = "--trading-hours",
            paramLabel = "true|false",
            description =
                    "Whether the market is open from 9:30 to 16:00 of New York on weekdays only, and busiest at both ends (default: ${DEFAULT-VALUE}).")
    private String tradingHours = "false";

    /** The parameters that the options give; where they give none, the default ones, and the reason in the problems. */
    MarketParameters parameters(Problems problems) {
        List<Symbol> shares = shares(problems);
        long number = seedNumber(problems);
        Instant first = first(problems);
        double perSecond = perSecond(problems);
        boolean leads = problems.trueOrFalse("sentiment-lead", sentimentLead);
        boolean all = problems.oneOf("indicators", indicators, List.of("gdp", "all"), name -> name)
                .equals("all");
        Depth snapshots = new Depth(
                problems.integer("depth", depth, 0, Depth.MOST_LEVELS),
                problems.integer("depth-every", depthEvery, 1, Depth.MOST_EVERY));
        boolean hours = problems.trueOrFalse("trading-hours", tradingHours);
        try {
            return new MarketParameters(shares, number, first, perSecond, leads, all, hours, snapshots);
        } catch (IllegalArgumentException e) {
            String.valueOf(e.getMessage()).lines().forEach(problem -> problems.add("--" + problem));
            return DEFAULT;
        }
    }

    /** How many messages. */
    long messages(MarketParameters parameters, Problems problems) {
        if (messages != null && seconds != null) {
            problems.add("--messages = '%s' and --seconds = '%s': give one of them.".formatted(messages, seconds));
            return DEFAULT_MESSAGES;
        }
        long count = seconds == null ? countOfMessages(problems) : countOfSeconds(seconds, parameters.rate(), problems);
        double spanned = count / parameters.rate() * (parameters.tradingHours() ? LONGEST_PAUSES : 1);
        if (parameters.start().getEpochSecond() + spanned > END_OF_TIME.getEpochSecond()) {
            problems.add(
                    "--rate = %s: %d messages from %s on would end after the year 9998; ask for fewer, or for more a second."
                            .formatted(parameters.rate(), count, parameters.start()));
        }
        return count;
    }

    private long countOfMessages(Problems problems) {
        if (messages == null) {
            return DEFAULT_MESSAGES;
        }
        try {
            long count = Long.parseLong(messages);
            if (count >= 1 && count <= MOST_MESSAGES) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        problems.add("messages", messages, "a whole number from 1 to " + MOST_MESSAGES);
        return DEFAULT_MESSAGES;
    }

    private static long countOfSeconds(String seconds, double rate, Problems problems) {
        try {
            double count = Math.ceil(Double.parseDouble(seconds) * rate);
            if (count >= 1 && count <= MOST_MESSAGES) {
                return (long) count;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        problems.add(
                "seconds",
                seconds,
                "a number above 0, and at --rate=%s not above %.0f".formatted(rate, MOST_MESSAGES / rate));
        return DEFAULT_MESSAGES;
    }

    private List<Symbol> shares(Problems problems) {
        try {
            if (symbolsFile == null) {
                return Symbols.named(List.of(symbols.split(",", -1)));
            }
            if (!symbols.equals(NAMES)) {
                problems.add("--symbols = '%s' and --symbols-file = '%s': give one of them."
                        .formatted(symbols, symbolsFile));
            }
            return SymbolsFile.read(symbolsFile);
        } catch (IllegalArgumentException e) {
            problems.add("--symbols: " + e.getMessage());
        } catch (SymbolsFileException e) {
            String.valueOf(e.getMessage()).lines().forEach(problem -> problems.add("--symbols-file: " + problem));
        }
        return DEFAULT.symbols();
    }

    private long seedNumber(Problems problems) {
        try {
            return Long.parseLong(seed);
        } catch (NumberFormatException e) {
            problems.add("seed", seed, "a whole number from 0 to 4294967295");
            return DEFAULT.seed();
        }
    }

    private Instant first(Problems problems) {
        try {
            return Instant.parse(start);
        } catch (DateTimeException e) {
            problems.add("start", start, "a time of UTC, like " + DEFAULT.start());
            return DEFAULT.start();
        }
    }

    private double perSecond(Problems problems) {
        try {
            return Double.parseDouble(rate);
        } catch (NumberFormatException e) {
            problems.add("rate", rate, "a number from 0.001 to 1000000");
            return DEFAULT.rate();
        }
    }
}
