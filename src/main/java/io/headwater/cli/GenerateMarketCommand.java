package io.headwater.cli;

import io.headwater.market.MarketFeed;
import io.headwater.market.MarketParameters;
import io.headwater.market.Symbol;
import io.headwater.market.faults.FaultPlan;
import io.headwater.market.json.Framing;
import io.headwater.market.json.JsonMessages;
import io.headwater.market.json.MessageShape;
import io.headwater.market.lobster.LobsterException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
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

    @Mixin
    private FaultOptions wrong = new FaultOptions();

    /** What the options ask for. */
    private record Request(
            MarketParameters parameters,
            long count,
            MessageShape shape,
            Framing framing,
            Optional<Path> file,
            FaultPlan faults,
            Optional<Path> manifest,
            int levels) {}

    @Override
    public Integer call() {
        long started = System.nanoTime();
        Request request = request();
        try (MarketOutput output = new MarketOutput()) {
            open(output, request);
            long bytes = run(output, request);
            printSummary(output, request, bytes, (System.nanoTime() - started) / 1e9);
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

    private Request request() {
        Problems problems = new Problems();
        MarketParameters parameters = which.parameters(problems);
        long count = which.messages(parameters, problems);
        MessageShape shape = how.shape(problems);
        Framing framing = how.framing(problems);
        Optional<Path> file = how.file(framing, problems);
        FaultPlan faults = wrong.plan(framing, isForBooksOnly(), problems);
        Optional<Path> manifest = faults.isNone() ? Optional.empty() : Optional.of(wrong.manifest(file, problems));
        int levels = books.levels(problems);
        problems.requireNone(spec.commandLine());
        return new Request(parameters, count, shape, framing, file, faults, manifest, levels);
    }

    private boolean isForBooksOnly() {
        return books.areAsked() && how.isWithoutOutput();
    }

    private void open(MarketOutput output, Request request) {
        boolean replace = how.force();
        if (!isForBooksOnly()) {
            request.file()
                    .ifPresentOrElse(
                            file -> output.write(OutputFile.create(file, "the messages", "--output", replace)),
                            () -> output.print(
                                    new PrintedBytes(spec.commandLine().getOut(), System.out)));
        }
        request.manifest()
                .ifPresent(file -> output.note(new FaultNotes(
                        OutputFile.create(file, "the faults", "--faults-manifest", replace),
                        request.parameters().start().toString(),
                        wrong.text())));
        books.open(request.parameters(), request.levels(), replace).ifPresent(output::watch);
    }

    /** Returns how many bytes of messages there are. */
    private long run(MarketOutput output, Request request) throws IOException {
        OnInterrupt onInterrupt = OnInterrupt.run(() -> stop(output));
        try {
            MarketRun run = prepare(output, request);
            if (output.isPrinted()) {
                run.write(output.messages(), done -> {});
                output.appear();
            } else {
                try (Progress progress = Progress.of("Messages", 1)) {
                    run.write(output.messages(), progress::all);
                    output.appear();
                }
            }
            return run.bytes();
        } finally {
            onInterrupt.forget();
        }
    }

    private static MarketRun prepare(MarketOutput output, Request request) {
        List<Symbol> symbols = request.parameters().symbols();
        MarketFeed feed = new MarketFeed(request.parameters(), output.watcher());
        JsonMessages messages = new JsonMessages(symbols, request.shape(), request.framing());
        MessageMaker maker = output.notes()
                .<MessageMaker>map(
                        notes -> new FaultyMessages(feed, symbols, request.shape(), request.faults(), notes, messages))
                .orElseGet(() -> new WholeMessages(feed, messages));
        return new MarketRun(maker, messages, request.count());
    }

    private void stop(MarketOutput output) {
        output.close();
        if (output.inWords().isEmpty()) {
            return;
        }
        PrintWriter err = spec.commandLine().getErr();
        if (Terminal.isWatched()) {
            // The bar stands in the line.
            err.println();
        }
        err.printf("headwater: stopped; not written: %s.%n", output.inWords());
        err.flush();
    }

    /** On standard error: standard output may be the messages. */
    private void printSummary(MarketOutput output, Request request, long bytes, double seconds) {
        MarketParameters parameters = request.parameters();
        line(
                "Messages",
                "%,d",
                request.count(),
                "of %d symbols, from %s on".formatted(parameters.symbols().size(), parameters.start()));
        if (!isForBooksOnly()) {
            String where = output.file().map(each -> "in " + each.file()).orElse("on standard output");
            line("Bytes", "%,d", bytes, where);
        }
        output.notes().ifPresent(notes -> line("Faults", "%,d", notes.count(), "noted in " + notes.file()));
        output.lobster().ifPresent(files -> line("Book events", "%,d", files.events(), books.inWords(files)));
        String speed = String.format(Locale.ENGLISH, "%,.0f messages a second", request.count() / seconds);
        line("Seconds", "%,.2f", seconds, speed);
    }

    private void line(String what, String format, Number number, String more) {
        PrintWriter err = spec.commandLine().getErr();
        err.printf("%-14s %15s  %s%n", what, String.format(Locale.ENGLISH, format, number), more);
        err.flush();
    }
}
