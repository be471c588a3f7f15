package io.headwater.cli;

import io.headwater.stocks.Listing;
import io.headwater.stocks.lookup.SearchResult;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headwater stocks search QUERY}. */
@Command(
        name = "search",
        description = "Finds symbols by a few letters of a symbol or a name.%n",
        mixinStandardHelpOptions = true,
        versionProvider = Headwater.Version.class,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:something was found", "1:nothing was, or nobody could be asked", "2:wrong options"},
        footer = {"", "Example:", "  headwater stocks search apple"})
final class StocksSearchCommand implements Callable<Integer> {
    private static final int LONGEST_QUERY = 100;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "QUERY", description = "A few letters of a symbol or a name.")
    private List<String> words = List.of();

    @Option(names = "--offline", description = "Leave the network alone: search what is cached and in files.")
    private boolean offline;

    @Override
    public Integer call() {
        String query = String.join(" ", words).strip();
        Problems problems = new Problems();
        if (query.isEmpty() || query.length() > LONGEST_QUERY) {
            problems.add("QUERY = '%s': must be 1 to %d letters.".formatted(query, LONGEST_QUERY));
        }
        problems.requireNone(spec.commandLine());
        PrintWriter err = spec.commandLine().getErr();
        try (StocksSession session = new StocksSession(err)) {
            SearchResult result = session.stocks().search(query, offline);
            session.warn(result.warnings());
            session.count(result.fromNetwork(), 0);
            if (result.found().isEmpty()) {
                err.printf("headwater: %s finds nothing for '%s'.%n", result.provider(), query);
                return CommandLine.ExitCode.SOFTWARE;
            }
            TextTable table = new TextTable("SYMBOL", "NAME", "EXCHANGE", "TYPE");
            for (Listing each : result.found()) {
                table.add(each.symbol(), each.name(), each.exchange(), each.type());
            }
            PrintWriter out = spec.commandLine().getOut();
            out.print(table.text());
            out.flush();
            return CommandLine.ExitCode.OK;
        }
    }
}
