package io.headwater.cli;

import picocli.CommandLine.Command;

/** {@code headwater generate}: the commands that make data. */
@Command(
        name = "generate",
        description = "Makes data that looks like real data, into files.",
        mixinStandardHelpOptions = true,
        versionProvider = Headwater.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {GenerateTransactionsCommand.class, GenerateMarketCommand.class})
final class GenerateCommand {}
