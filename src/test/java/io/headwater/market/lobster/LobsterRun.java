package io.headwater.market.lobster;

import io.headwater.market.Indicator;
import io.headwater.market.MarketFeed;
import io.headwater.market.MarketParameters;
import io.headwater.market.MarketVisitor;
import io.headwater.market.book.Levels;
import io.headwater.market.book.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Files of a market, and the orders that its messages tell of. */
final class LobsterRun implements MarketVisitor {
    /** An {@code order_book} message. */
    record Order(int symbol, long micros, Side side, long price, int quantity) {}

    final List<Order> orders = new ArrayList<>();
    private final Path folder;

    private LobsterRun(Path folder) {
        this.folder = folder;
    }

    static LobsterRun of(Path folder, MarketParameters parameters, int levels, int messages) {
        LobsterRun run = new LobsterRun(folder);
        try (LobsterFiles files =
                LobsterFiles.open(folder, parameters.symbols(), parameters.tradingHours(), levels, false)) {
            MarketFeed feed = new MarketFeed(parameters, files);
            for (int i = 0; i < messages; i++) {
                feed.next(run);
            }
            files.appear();
        }
        return run;
    }

    /** The names of the files of events, in order: by symbol, then by day. */
    List<String> names() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.contains("_message_"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> events(String name) {
        return lines(name);
    }

    List<String> states(String name) {
        return lines(name.replace("_message_", "_orderbook_"));
    }

    private List<String> lines(String name) {
        try {
            return Files.readAllLines(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void order(int symbol, long micros, Side side, long price, int quantity) {
        orders.add(new Order(symbol, micros, side, price, quantity));
    }

    @Override
    public void depth(int symbol, long micros, Levels levels) {
        // There are none.
    }

    @Override
    public void stockPrice(int symbol, long micros, long open, long close, long high, long low, int volume) {
        // Not about the book.
    }

    @Override
    public void news(int symbol, long micros, int score, int magnitude) {
        // Not about the book.
    }

    @Override
    public void marketData(int symbol, long micros, long marketCap, long priceEarnings) {
        // Not about the book.
    }

    @Override
    public void indicator(int symbol, long micros, Indicator indicator, int value) {
        // Not about the book.
    }
}
