package io.headwater.market.json;

import io.headwater.market.Indicator;
import io.headwater.market.MarketVisitor;
import io.headwater.market.Symbol;
import io.headwater.market.book.Levels;
import io.headwater.market.book.Side;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Tells of each message what it is about, and has {@link JsonMessages} gather it: a symbol or, where economic indicators have none, the name of
 * an indicator. Messages about the same belong in one order. Not thread-safe.
 */
public final class KeyedMessages implements MarketVisitor {
    private final JsonMessages messages;
    private final boolean symbolOnIndicators;
    private final String[] names;
    private final Map<Indicator, Integer> keys = new EnumMap<>(Indicator.class);
    private int key;

    /** @param symbols those of the market whose messages these are */
    public KeyedMessages(List<Symbol> symbols, MessageShape shape, JsonMessages messages) {
        this.messages = messages;
        this.symbolOnIndicators = shape.symbolOnIndicators();
        List<String> all = new ArrayList<>(symbols.stream().map(Symbol::name).toList());
        for (Indicator indicator : Indicator.values()) {
            keys.put(indicator, all.size());
            all.add(indicator.text());
        }
        this.names = all.toArray(String[]::new);
    }

    /** What the last message is about, as a number from 0 on. */
    public int key() {
        return key;
    }

    /** What the last message is about: a symbol, or the name of an indicator. */
    public String about() {
        return names[key];
    }

    @Override
    public void stockPrice(int symbol, long micros, long open, long close, long high, long low, int volume) {
        key = symbol;
        messages.stockPrice(symbol, micros, open, close, high, low, volume);
    }

    @Override
    public void order(int symbol, long micros, Side side, long price, int quantity) {
        key = symbol;
        messages.order(symbol, micros, side, price, quantity);
    }

    @Override
    public void depth(int symbol, long micros, Levels levels) {
        key = symbol;
        messages.depth(symbol, micros, levels);
    }

    @Override
    public void news(int symbol, long micros, int score, int magnitude) {
        key = symbol;
        messages.news(symbol, micros, score, magnitude);
    }

    @Override
    public void marketData(int symbol, long micros, long marketCap, long priceEarnings) {
        key = symbol;
        messages.marketData(symbol, micros, marketCap, priceEarnings);
    }

    @Override
    public void indicator(int symbol, long micros, Indicator indicator, int value) {
        key = symbolOnIndicators ? symbol : Objects.requireNonNull(keys.get(indicator));
        messages.indicator(symbol, micros, indicator, value);
    }
}
