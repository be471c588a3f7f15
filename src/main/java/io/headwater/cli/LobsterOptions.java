package io.headwater.cli;

import io.headwater.market.MarketParameters;
import io.headwater.market.lobster.LobsterFiles;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether and where what happens to the order books is written. */
final class LobsterOptions {
    private static final String DEFAULT_LEVELS = "10";

    @Option(
            names = "--lobster",
            paramLabel = "DIR",
            description =
                    "Write what happens to the order books into this folder, as LOBSTER does: two CSV files a symbol and day. Without --output no messages are written then.")
    private @Nullable Path folder;

    @Option(
            names = "--lobster-levels",
            paramLabel = "N",
            description = "How many prices of each side are in a row of the book (default: ${DEFAULT-VALUE}).")
    private String levels = DEFAULT_LEVELS;

    boolean areAsked() {
        return folder != null;
    }

    /** How many levels; the default where the option gives none, and the reason in the problems. */
    int levels(Problems problems) {
        if (folder != null && folder.toString().isEmpty()) {
            // As an unset variable of a shell gives it.
            problems.add("lobster", "", "a folder");
        }
        if (folder == null && !levels.equals(DEFAULT_LEVELS)) {
            problems.add("--lobster-levels = '%s': there are no levels without --lobster.".formatted(levels));
        }
        return problems.integer("lobster-levels", levels, 1, LobsterFiles.MOST_LEVELS);
    }

    /** The files to be written, if they are asked for. */
    Optional<LobsterFiles> open(MarketParameters parameters, int ofLevels, boolean replace) {
        return Optional.ofNullable(folder)
                .map(into ->
                        LobsterFiles.open(into, parameters.symbols(), parameters.tradingHours(), ofLevels, replace));
    }

    /** Where they are, for the summary. */
    String inWords(LobsterFiles files) {
        return "in %,d files in %s".formatted(files.files(), folder);
    }
}
