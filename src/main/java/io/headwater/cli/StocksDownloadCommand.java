package io.headwater.cli;

import io.headwater.files.FileErrors;
import io.headwater.files.WholeFile;
import io.headwater.stocks.DailyBar;
import io.headwater.stocks.DateRange;
import io.headwater.stocks.formats.BarFormat;
import io.headwater.stocks.formats.SymbolBars;
import io.headwater.stocks.lookup.Labels;
import io.headwater.stocks.lookup.StockException;
import io.headwater.stocks.lookup.StockHistory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code headwater stocks download SYMBOL…}. */
@Command(
        name = "download",
        description = {
            "Fetches the daily history of symbols: open, high, low and close, the close adjusted for dividends, and the volume. What was fetched is cached, and no day is fetched twice.%n"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Headwater.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:the history of all symbols is written",
            "1:nothing is written; the reason, for each symbol without history, is on standard error",
            "2:wrong options; nothing was fetched"
        },
        footer = {
            "",
            "Examples: two shares into a file; one day on standard output as JSON:",
            "  headwater stocks download AAPL MSFT --from 2020-01-01 --output two.csv",
            "  headwater stocks download AAPL --from 2020-01-02 --to 2020-01-02 --format json"
        })
final class StocksDownloadCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Mixin
    private StockOptions options = new StockOptions();

    @Override
    public Integer call() {
        Problems problems = new Problems();
        Set<String> symbols = options.symbols(problems);
        DateRange range = options.range(LocalDate.now(ZoneId.systemDefault()), problems);
        BarFormat format = options.format(problems);
        Optional<Path> file = options.file(problems);
        problems.requireNone(spec.commandLine());
        file.ifPresent(this::requireWritable);
        try (StocksSession session = new StocksSession(spec.commandLine().getErr())) {
            List<StockHistory> all = fetch(session, symbols, range);
            if (all.size() < symbols.size()) {
                return CommandLine.ExitCode.SOFTWARE;
            }
            write(all, format, file);
            return CommandLine.ExitCode.OK;
        }
    }

    /** All symbols, also after one that is not to be had: what is wrong with any of them is told at once. */
    private List<StockHistory> fetch(StocksSession session, Set<String> symbols, DateRange range) {
        List<StockHistory> all = new ArrayList<>();
        PrintWriter err = spec.commandLine().getErr();
        for (String symbol : symbols) {
            try {
                StockHistory history = session.stocks().history(symbol, range, options.offline());
                session.warn(history.warnings());
                session.count(history.fromNetwork(), history.fromCache());
                err.println(summary(history, range));
                all.add(history);
            } catch (StockException e) {
                Failures.print(e, err);
            }
        }
        return all;
    }

    private static String summary(StockHistory history, DateRange range) {
        List<DailyBar> bars = history.bars();
        String days = bars.isEmpty()
                ? "no trading from " + range.from() + " to " + range.to()
                : bars.get(0).date() + " to " + bars.get(bars.size() - 1).date();
        String whose =
                switch (history.source()) {
                    case REMOTE, LOCAL -> "from " + history.provider();
                    case STALE -> "from " + history.provider() + ", cached and not complete or not up to date";
                    case SYNTHETIC -> "SYNTHETIC SAMPLE, made up";
                };
        return String.format(Locale.ENGLISH, "%-8s %,7d rows  %s  %s", history.symbol(), bars.size(), days, whose);
    }

    private void write(List<StockHistory> all, BarFormat format, Optional<Path> file) {
        String text = format.write(all.stream()
                .map(each -> new SymbolBars(each.symbol(), Labels.of(each), each.bars()))
                .toList());
        if (file.isEmpty()) {
            PrintWriter out = spec.commandLine().getOut();
            out.print(text);
            out.flush();
            return;
        }
        boolean isMadeUp = all.stream().anyMatch(each -> Labels.of(each).isPresent());
        Path labelled = isMadeUp ? labelled(file.get()) : file.get();
        try (WholeFile whole = WholeFile.create(labelled, options.force())) {
            whole.out().write(text.getBytes(StandardCharsets.UTF_8));
            whole.appear();
        } catch (FileAlreadyExistsException e) {
            throw exists(labelled);
        } catch (IOException e) {
            throw new CommandException(
                    "Writing the history: %s cannot be written: %s. Write it elsewhere with --output."
                            .formatted(labelled, FileErrors.inWords(e)));
        }
        if (isMadeUp) {
            spec.commandLine()
                    .getErr()
                    .printf("headwater: written to %s and not to %s, since it is made up.%n", labelled, file.get());
        }
    }

    /** The name of a file says what is in it: {@code aapl.synthetic-sample.csv}. */
    private static Path labelled(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String label = "." + Labels.SYNTHETIC.replace(' ', '-');
        return file.resolveSibling(dot <= 0 ? name + label : name.substring(0, dot) + label + name.substring(dot));
    }

    private void requireWritable(Path file) {
        boolean exists = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        if (exists && (!options.force() || Files.isDirectory(file))) {
            throw exists(file);
        }
    }

    private static CommandException exists(Path file) {
        return new CommandException(
                Files.isDirectory(file)
                        ? "Writing the history: %s is a folder, which is not replaced. Nothing was written; name a file with --output."
                                .formatted(file)
                        : "Writing the history: %s exists already. Nothing was written. --force replaces it, --output names another file."
                                .formatted(file));
    }
}
