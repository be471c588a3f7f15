package io.headwater.cli;

import io.headwater.files.FileErrors;
import io.headwater.files.WholeFile;
import io.headwater.market.MarketFeed;
import io.headwater.market.MarketParameters;
import io.headwater.market.json.Framing;
import io.headwater.market.json.JsonMessages;
import io.headwater.market.json.MessageShape;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;
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
            "0:all messages are written",
            "1:they are not; the reason is on standard error",
            "2:wrong options; nothing was written",
            "130:stopped by Ctrl-C; there is no file"
        },
        footer = {
            "",
            "Example: an hour of two shares, ten messages a second, one a line on standard output:",
            "  headwater generate market --seconds 3600 --rate 10 --symbols AAPL,MSFT --output -"
        })
final class GenerateMarketCommand implements Callable<Integer> {
    /** What a shell says of a program that Ctrl-C ended. */
    private static final int INTERRUPTED = 130;

    /** Messages are gathered before they are written; as much as a pipe holds. */
    private static final int WRITTEN_AT_ONCE = 1 << 16;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Mixin
    private MarketOptions which = new MarketOptions();

    @Mixin
    private MessageOptions how = new MessageOptions();

    @Override
    public Integer call() {
        long started = System.nanoTime();
        Problems problems = new Problems();
        MarketParameters parameters = which.parameters(problems);
        long count = which.messages(parameters, problems);
        MessageShape shape = how.shape(problems);
        Framing framing = how.framing(problems);
        Optional<Path> file = how.file(framing, problems);
        problems.requireNone(spec.commandLine());
        MarketRun run = new MarketRun(
                new MarketFeed(parameters), new JsonMessages(parameters.symbols(), shape, framing), count);
        try {
            if (file.isPresent()) {
                writeFile(run, file.get());
            } else if (!writeStandardOutput(run)) {
                return CommandLine.ExitCode.OK;
            }
        } catch (CancellationException e) {
            return INTERRUPTED;
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        String where = file.map(path -> "in " + path).orElse("on standard output");
        printSummary(count, parameters, run.bytes(), where, seconds);
        return CommandLine.ExitCode.OK;
    }

    private void writeFile(MarketRun run, Path file) {
        try (WholeFile whole = WholeFile.create(file, how.force())) {
            OnInterrupt onInterrupt = OnInterrupt.run(() -> stop(whole, file));
            try (Progress progress = Progress.of("Messages", 1)) {
                run.write(whole.out(), progress::all);
                whole.appear();
            } finally {
                onInterrupt.forget();
            }
        } catch (FileAlreadyExistsException e) {
            throw exists(file, e);
        } catch (IOException e) {
            throw new CommandException(
                    "Writing the messages: %s cannot be written: %s. Write it elsewhere with --output."
                            .formatted(file, FileErrors.inWords(e)));
        }
    }

    private static CommandException exists(Path file, FileAlreadyExistsException seen) {
        if (Files.isDirectory(file)) {
            return new CommandException(
                    "Writing the messages: %s is a folder, which is not replaced. Nothing was written; name a file with --output."
                            .formatted(file));
        }
        if (!file.toString().equals(seen.getFile())) {
            return new CommandException(
                    "Writing the messages: %s cannot be written: %s. Write it elsewhere with --output."
                            .formatted(file, FileErrors.inWords(seen)));
        }
        return new CommandException(
                "Writing the messages: %s exists already. Nothing was written. --force replaces it, --output names another file."
                        .formatted(file));
    }

    /** Whether all was written: a reader that went away, as head does, wants no more, and is no failure. */
    private boolean writeStandardOutput(MarketRun run) {
        try {
            run.write(new PrintedBytes(spec.commandLine().getOut()), done -> {});
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void stop(WholeFile whole, Path file) {
        whole.close();
        PrintWriter err = spec.commandLine().getErr();
        if (Terminal.isWatched()) {
            // The bar stands in the line.
            err.println();
        }
        err.printf("headwater: stopped; %s was not written.%n", file);
        err.flush();
    }

    /** On standard error: standard output may be the messages. */
    private void printSummary(long count, MarketParameters parameters, long bytes, String where, double seconds) {
        PrintWriter err = spec.commandLine().getErr();
        err.printf(
                Locale.ENGLISH,
                "%-14s %,15d  of %d symbols, from %s on%n",
                "Messages",
                count,
                parameters.symbols().size(),
                parameters.start());
        err.printf(Locale.ENGLISH, "%-14s %,15d  %s%n", "Bytes", bytes, where);
        err.printf(Locale.ENGLISH, "%-14s %,15.2f  %,.0f messages a second%n", "Seconds", seconds, count / seconds);
        err.flush();
    }

    /** So many messages of a market. */
    private static final class MarketRun {
        private final MarketFeed feed;
        private final JsonMessages messages;
        private final long count;
        private long bytes;

        MarketRun(MarketFeed feed, JsonMessages messages, long count) {
            this.feed = feed;
            this.messages = messages;
            this.count = count;
        }

        long bytes() {
            return bytes;
        }

        /** @param progress is told what part from 0 to 1 is done */
        void write(OutputStream out, DoubleConsumer progress) throws IOException {
            for (long made = 0; made < count; made++) {
                feed.next(messages);
                if (messages.size() >= WRITTEN_AT_ONCE) {
                    flush(out);
                    progress.accept((double) made / count);
                }
            }
            messages.end();
            flush(out);
            out.flush();
        }

        private void flush(OutputStream out) throws IOException {
            bytes += messages.size();
            messages.writeTo(out);
        }
    }
}
