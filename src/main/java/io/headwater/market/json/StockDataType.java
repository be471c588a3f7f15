package io.headwater.market.json;

import java.util.Locale;

/** What stands in {@code data_type} of a stock price, which the feed leaves out and some of its readers want. */
public enum StockDataType {
    /** There is no such field. */
    NONE,
    /** {@code "stock"}. */
    STOCK,
    /** {@code "stock_price"}. */
    STOCK_PRICE,
    /** {@code "stock_symbol"}. */
    STOCK_SYMBOL;

    /** As in the messages and in options. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
