package io.headwater.cli;

import picocli.CommandLine.Command;

/** {@code headwater stocks}: daily history of shares. */
@Command(
        name = "stocks",
        description = "Finds stock symbols and fetches their daily history, no day twice.",
        mixinStandardHelpOptions = true,
        versionProvider = Headwater.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {StocksSearchCommand.class, StocksDownloadCommand.class, StocksCacheCommand.class})
final class StocksCommand {}
