package io.headwater.market.json;

import io.headwater.market.Indicator;
import io.headwater.market.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All there is of a message between the numbers, as bytes. Nothing in it needs to be escaped. */
final class MessageTexts {
    static final byte[] CLOSE = bytes(",\"closing_price\":");
    static final byte[] HIGH = bytes(",\"high\":");
    static final byte[] LOW = bytes(",\"low\":");
    static final byte[] VOLUME = bytes(",\"volume\":");
    static final byte[] TIMESTAMP = bytes(",\"timestamp\":");

    static final byte[] ORDER = beginning("order_book");
    static final byte[] BUY = bytes(",\"order_type\":\"buy\",\"price\":");
    static final byte[] SELL = bytes(",\"order_type\":\"sell\",\"price\":");
    static final byte[] QUANTITY = bytes(",\"quantity\":");

    static final byte[] DEPTH = beginning("depth_snapshot");
    static final byte[] BIDS = bytes(",\"bids\":[");
    static final byte[] ASKS = bytes("],\"asks\":[");

    static final byte[] NEWS = beginning("news_sentiment");
    static final byte[] SCORE = bytes(",\"sentiment_score\":");
    static final byte[] MAGNITUDE = bytes(",\"sentiment_magnitude\":");

    static final byte[] MARKET_DATA = beginning("market_data");
    static final byte[] MARKET_CAP = bytes(",\"market_cap\":");
    static final byte[] PRICE_EARNINGS = bytes(",\"pe_ratio\":");

    static final byte[] INDICATOR = beginning("economic_indicator");

    private static final Map<Indicator, byte[]> INDICATORS = new EnumMap<>(Indicator.class);

    static {
        for (Indicator each : Indicator.values()) {
            INDICATORS.put(each, bytes(",\"indicator_name\":\"" + each.text() + "\",\"value\":"));
        }
    }

    /** How the stock price of each symbol begins. */
    final byte[][] stock;

    /** What names each symbol in the other messages. */
    final byte[][] symbol;

    MessageTexts(List<Symbol> symbols, StockDataType stockDataType) {
        String begin = stockDataType == StockDataType.NONE ? "{" : "{\"data_type\":\"" + stockDataType.text() + "\",";
        this.stock = new byte[symbols.size()][];
        this.symbol = new byte[symbols.size()][];
        for (int i = 0; i < symbols.size(); i++) {
            String named = "\"stock_symbol\":\"" + symbols.get(i).name() + "\"";
            stock[i] = bytes(begin + named + ",\"opening_price\":");
            symbol[i] = bytes("," + named);
        }
    }

    static byte[] indicator(Indicator indicator) {
        return Objects.requireNonNull(INDICATORS.get(indicator));
    }

    private static byte[] beginning(String dataType) {
        return bytes("{\"data_type\":\"" + dataType + "\",\"timestamp\":");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
