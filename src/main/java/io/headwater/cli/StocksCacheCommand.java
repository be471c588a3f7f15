package io.headwater.cli;

import io.headwater.stocks.DateRange;
import io.headwater.stocks.cache.CachedSymbol;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headwater stocks cache}: what is kept of stock history. */
@Command(
        name = "cache",
        description = "Shows, checks or forgets what is cached of stock history.",
        mixinStandardHelpOptions = true,
        versionProvider = Headwater.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {StocksCacheCommand.Show.class, StocksCacheCommand.Verify.class, StocksCacheCommand.Clear.class})
final class StocksCacheCommand {

    /** What the commands have in common: the symbols they are about. */
    private abstract static class About implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it.
        CommandSpec spec;

        @Parameters(arity = "0..*", paramLabel = "SYMBOL", description = "These symbols only; without any: all.")
        private List<String> symbols = List.of();

        /** Checked; none for all. */
        Set<String> symbols() {
            Problems problems = new Problems();
            Set<String> chosen = StockOptions.checked(symbols, problems);
            problems.requireNone(spec.commandLine());
            return chosen;
        }

        List<CachedSymbol> chosen(StocksSession session) {
            Set<String> chosen = symbols();
            List<CachedSymbol> all = session.cache().all().stream()
                    .filter(each -> chosen.isEmpty() || chosen.contains(each.symbol()))
                    .toList();
            session.count(0, all.stream().mapToLong(CachedSymbol::rows).sum());
            return all;
        }

        PrintWriter out() {
            return spec.commandLine().getOut();
        }
    }

    /** {@code headwater stocks cache list}. */
    @Command(
            name = "list",
            description = "Lists what is cached: symbols, rows, and the days that are known.",
            mixinStandardHelpOptions = true)
    static final class Show extends About {
        @Override
        public Integer call() {
            try (StocksSession session = new StocksSession(spec.commandLine().getErr())) {
                TextTable table = new TextTable("SYMBOL", "PROVIDER", "ROWS", "DAYS KNOWN", "LAST FETCHED");
                for (CachedSymbol each : chosen(session)) {
                    table.add(
                            each.symbol(),
                            each.provider(),
                            Integer.toString(each.rows()),
                            days(each),
                            each.damage().isPresent() ? "-" : each.fetched().toString());
                }
                out().print(table.text());
                out().flush();
                return CommandLine.ExitCode.OK;
            }
        }

        private static String days(CachedSymbol symbol) {
            if (symbol.damage().isPresent()) {
                return "damaged; see 'stocks cache verify'";
            }
            return symbol.isUnknown()
                    ? "no such symbol"
                    : String.join(
                            ", ",
                            symbol.covered().stream().map(DateRange::toString).toList());
        }
    }

    /** {@code headwater stocks cache verify}. */
    @Command(
            name = "verify",
            description = "Compares the cached files with their checksums.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%nExit status:%n",
            exitCodeList = {
                "0:all are as they were written",
                "1:some are damaged; they are fetched again when asked for"
            })
    static final class Verify extends About {
        @Override
        public Integer call() {
            try (StocksSession session = new StocksSession(spec.commandLine().getErr())) {
                List<CachedSymbol> all = chosen(session);
                int damaged = 0;
                for (CachedSymbol each : all) {
                    if (each.damage().isPresent()) {
                        damaged++;
                        out().printf(
                                        "%s from %s: %s%n",
                                        each.symbol(),
                                        each.provider(),
                                        each.damage().get());
                    }
                }
                out().printf("%d of %d are as they were written.%n", all.size() - damaged, all.size());
                out().flush();
                return damaged == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
            }
        }
    }

    /** {@code headwater stocks cache clear}. */
    @Command(
            name = "clear",
            description = "Forgets what is cached.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%nExit status:%n",
            exitCodeList = {"0:it is forgotten", "1:a symbol that was named is not cached", "2:wrong options"})
    static final class Clear extends About {
        @Override
        public Integer call() {
            Set<String> named = symbols();
            try (StocksSession session = new StocksSession(spec.commandLine().getErr())) {
                Set<String> cached = session.cache().files();
                session.cache().clear(named.isEmpty() ? cached : named).forEach(each -> out().println(
                                "cleared " + each));
                out().flush();
                named.removeAll(cached);
                if (!named.isEmpty()) {
                    session.warn(
                            List.of("Not cached, so there is nothing to clear: " + String.join(", ", named) + "."));
                    return CommandLine.ExitCode.SOFTWARE;
                }
                return CommandLine.ExitCode.OK;
            }
        }
    }
}
