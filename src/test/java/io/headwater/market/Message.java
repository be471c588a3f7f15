package io.headwater.market;

import io.headwater.market.book.Levels;
import io.headwater.market.book.Side;
import java.util.ArrayList;
import java.util.List;

/** A message as a value, so that tests can look at it. */
sealed interface Message {
    int symbol();

    long micros();

    record StockPrice(int symbol, long micros, long open, long close, long high, long low, int volume)
            implements Message {}

    record Order(int symbol, long micros, Side side, long price, int quantity) implements Message {}

    record Snapshot(int symbol, long micros, List<Level> bids, List<Level> asks) implements Message {}

    record Level(long price, long quantity) {}

    record News(int symbol, long micros, int score, int magnitude) implements Message {}

    record MarketData(int symbol, long micros, long marketCap, long priceEarnings) implements Message {}

    record Release(int symbol, long micros, Indicator indicator, int value) implements Message {}

    /** The first messages of a market. */
    static List<Message> of(MarketParameters parameters, int count) {
        List<Message> messages = new ArrayList<>(count);
        MarketFeed feed = new MarketFeed(parameters);
        Collector collector = new Collector(messages);
        for (int i = 0; i < count; i++) {
            feed.next(collector);
        }
        return messages;
    }

    /** Those of a kind. */
    static <T extends Message> List<T> only(Class<T> kind, List<Message> messages) {
        return messages.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Keeps messages. */
    record Collector(List<Message> messages) implements MarketVisitor {
        @Override
        public void stockPrice(int symbol, long micros, long open, long close, long high, long low, int volume) {
            messages.add(new StockPrice(symbol, micros, open, close, high, low, volume));
        }

        @Override
        public void order(int symbol, long micros, Side side, long price, int quantity) {
            messages.add(new Order(symbol, micros, side, price, quantity));
        }

        @Override
        public void depth(int symbol, long micros, Levels levels) {
            messages.add(new Snapshot(symbol, micros, levels(levels, Side.BUY), levels(levels, Side.SELL)));
        }

        private static List<Level> levels(Levels of, Side side) {
            List<Level> levels = new ArrayList<>();
            for (int i = 0; i < of.count(side); i++) {
                levels.add(new Level(of.price(side, i), of.quantity(side, i)));
            }
            return levels;
        }

        @Override
        public void news(int symbol, long micros, int score, int magnitude) {
            messages.add(new News(symbol, micros, score, magnitude));
        }

        @Override
        public void marketData(int symbol, long micros, long marketCap, long priceEarnings) {
            messages.add(new MarketData(symbol, micros, marketCap, priceEarnings));
        }

        @Override
        public void indicator(int symbol, long micros, Indicator indicator, int value) {
            messages.add(new Release(symbol, micros, indicator, value));
        }
    }
}
