package io.headwater.cli;

import io.headwater.market.MarketFeed;
import io.headwater.market.MarketParameters;
import io.headwater.market.json.Framing;
import io.headwater.market.json.JsonMessages;
import io.headwater.market.json.MessageShape;
import io.headwater.market.lobster.LobsterException;
import io.headwater.market.lobster.LobsterFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code headwater generate market}. */
@Command(
        name = "market",
        description = {
            "Makes the messages of a market that is made up: stock prices, orders, news, market data and economic indicators, as JSON.%n"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Headwater.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:all is written",
            "1:it is not; the reason is on standard error",
            "2:wrong options; nothing was written",
            "130:stopped by Ctrl-C; there are no files"
        },
        footer = {
            "",
            "Example: an hour of two shares, ten messages a second, one a line on standard output:",
            "  headwater generate market --seconds 3600 --rate 10 --symbols AAPL,MSFT --output -"
        })
final class GenerateMarketCommand implements Callable<Integer> {
    /** What a shell says of a program that Ctrl-C ended. */
    private static final int INTERRUPTED = 130;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Mixin
    private MarketOptions which = new MarketOptions();

    @Mixin
    private MessageOptions how = new MessageOptions();

    @Mixin
    private LobsterOptions books = new LobsterOptions();

    @Override
    public Integer call() {
        long started = System.nanoTime();
        Problems problems = new Problems();
        MarketParameters parameters = which.parameters(problems);
        long count = which.messages(parameters, problems);
        MessageShape shape = how.shape(problems);
        Framing framing = how.framing(problems);
        Optional<Path> file = how.file(framing, problems);
        int levels = books.levels(problems);
        problems.requireNone(spec.commandLine());
        try (MarketOutput output = open(parameters, file, levels)) {
            JsonMessages messages = new JsonMessages(parameters.symbols(), shape, framing);
            MarketRun run = write(output, parameters, messages, count);
            printSummary(output, count, parameters, run.bytes(), (System.nanoTime() - started) / 1e9);
        } catch (LobsterException e) {
            throw new CommandException(
                    e.getMessage() + " --lobster names another folder, --force replaces files that exist.");
        } catch (CancellationException e) {
            return INTERRUPTED;
        } catch (IOException e) {
            // Whoever read standard output has gone away, as head does, and wants no more: no failure.
            return CommandLine.ExitCode.OK;
        }
        return CommandLine.ExitCode.OK;
    }

    private MarketOutput open(MarketParameters parameters, Optional<Path> file, int levels) {
        Optional<LobsterFiles> lobster = books.open(parameters, levels, how.force());
        if (isForBooksOnly()) {
            return new MarketOutput(OutputStream.nullOutputStream(), Optional.empty(), lobster);
        }
        try {
            Optional<OutputFile> whole =
                    file.map(path -> OutputFile.create(path, "the messages", "--output", how.force()));
            OutputStream printed = new PrintedBytes(spec.commandLine().getOut());
            return new MarketOutput(whole.map(OutputStream.class::cast).orElse(printed), whole, lobster);
        } catch (CommandException e) {
            lobster.ifPresent(LobsterFiles::close);
            throw e;
        }
    }

    private boolean isForBooksOnly() {
        return books.areAsked() && how.isWithoutOutput();
    }

    private MarketRun write(MarketOutput output, MarketParameters parameters, JsonMessages messages, long count)
            throws IOException {
        OnInterrupt onInterrupt = OnInterrupt.run(() -> stop(output));
        try {
            MarketRun run = new MarketRun(new MarketFeed(parameters, output.watcher()), messages, count);
            if (output.hasFiles()) {
                try (Progress progress = Progress.of("Messages", 1)) {
                    run.write(output.messages(), progress::all);
                    output.appear();
                }
            } else {
                run.write(output.messages(), done -> {});
            }
            return run;
        } finally {
            onInterrupt.forget();
        }
    }

    private void stop(MarketOutput output) {
        if (!output.hasFiles()) {
            return;
        }
        output.close();
        PrintWriter err = spec.commandLine().getErr();
        if (Terminal.isWatched()) {
            // The bar stands in the line.
            err.println();
        }
        err.printf("headwater: stopped; not written: %s.%n", output.inWords());
        err.flush();
    }

    /** On standard error: standard output may be the messages. */
    private void printSummary(
            MarketOutput output, long count, MarketParameters parameters, long bytes, double seconds) {
        line(
                "Messages",
                "%,d",
                count,
                "of %d symbols, from %s on".formatted(parameters.symbols().size(), parameters.start()));
        if (!isForBooksOnly()) {
            String where = output.file().map(each -> "in " + each.file()).orElse("on standard output");
            line("Bytes", "%,d", bytes, where);
        }
        output.lobster().ifPresent(files -> line("Book events", "%,d", files.events(), books.inWords(files)));
        line("Seconds", "%,.2f", seconds, String.format(Locale.ENGLISH, "%,.0f messages a second", count / seconds));
    }

    private void line(String what, String format, Number number, String more) {
        PrintWriter err = spec.commandLine().getErr();
        err.printf("%-14s %15s  %s%n", what, String.format(Locale.ENGLISH, format, number), more);
        err.flush();
    }
}
