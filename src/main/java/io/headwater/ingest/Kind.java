package io.headwater.ingest;

import static io.headwater.ingest.Field.ASKS;
import static io.headwater.ingest.Field.BIDS;
import static io.headwater.ingest.Field.CLOSING_PRICE;
import static io.headwater.ingest.Field.HIGH;
import static io.headwater.ingest.Field.INDICATOR_NAME;
import static io.headwater.ingest.Field.LOW;
import static io.headwater.ingest.Field.MARKET_CAP;
import static io.headwater.ingest.Field.OPENING_PRICE;
import static io.headwater.ingest.Field.ORDER_TYPE;
import static io.headwater.ingest.Field.PE_RATIO;
import static io.headwater.ingest.Field.PRICE;
import static io.headwater.ingest.Field.QUANTITY;
import static io.headwater.ingest.Field.SENTIMENT_MAGNITUDE;
import static io.headwater.ingest.Field.SENTIMENT_SCORE;
import static io.headwater.ingest.Field.STOCK_SYMBOL;
import static io.headwater.ingest.Field.TIMESTAMP;
import static io.headwater.ingest.Field.VALUE;
import static io.headwater.ingest.Field.VOLUME;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of messages, and what each must have. */
enum Kind {
    STOCK_PRICE("a stock price", STOCK_SYMBOL, OPENING_PRICE, CLOSING_PRICE, HIGH, LOW, VOLUME, TIMESTAMP),
    ORDER_BOOK("an order_book message", TIMESTAMP, STOCK_SYMBOL, ORDER_TYPE, PRICE, QUANTITY),
    DEPTH_SNAPSHOT("a depth_snapshot message", TIMESTAMP, STOCK_SYMBOL, BIDS, ASKS),
    NEWS_SENTIMENT("a news_sentiment message", TIMESTAMP, STOCK_SYMBOL, SENTIMENT_SCORE, SENTIMENT_MAGNITUDE),
    MARKET_DATA("a market_data message", TIMESTAMP, STOCK_SYMBOL, MARKET_CAP, PE_RATIO),
    ECONOMIC_INDICATOR("an economic_indicator message", TIMESTAMP, INDICATOR_NAME, VALUE);

    /** What a data_type may be, for messages. */
    static final String DATA_TYPES =
            "order_book, depth_snapshot, news_sentiment, market_data or economic_indicator; of a stock price"
                    + " it is stock, stock_price or stock_symbol, or is left out";

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // It is unmodifiable.
    private final List<Field> fields;

    Kind(String words, Field... fields) {
        this.words = words;
        this.fields = List.of(fields);
    }

    /** With its article. */
    String words() {
        return words;
    }

    /** What it cannot do without. */
    List<Field> fields() {
        return fields;
    }

    /** As in the feed's {@code data_type}, and in statistics. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with this {@code data_type}; some feeds have one for stock prices too, and not the same. */
    static Optional<Kind> ofDataType(String text) {
        return switch (text) {
            case "stock", "stock_price", "stock_symbol" -> Optional.of(STOCK_PRICE);
            case "order_book" -> Optional.of(ORDER_BOOK);
            case "depth_snapshot" -> Optional.of(DEPTH_SNAPSHOT);
            case "news_sentiment" -> Optional.of(NEWS_SENTIMENT);
            case "market_data" -> Optional.of(MARKET_DATA);
            case "economic_indicator" -> Optional.of(ECONOMIC_INDICATOR);
            default -> Optional.empty();
        };
    }
}
