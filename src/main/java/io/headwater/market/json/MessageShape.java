package io.headwater.market.json;

/**
 * What the messages look like, where readers of the feed differ.
 *
 * @param stockDataType what stands in {@code data_type} of a stock price
 * @param timestamp what a time looks like
 * @param symbolOnIndicators whether an economic indicator has a {@code stock_symbol}
 * @param sentimentFromZero whether the sentiment score is from 0 to 1, and not from -1 to 1
 */
public record MessageShape(
        StockDataType stockDataType, TimestampFormat timestamp, boolean symbolOnIndicators, boolean sentimentFromZero) {

    /** As the feed has always had it. */
    public static final MessageShape DEFAULT =
            new MessageShape(StockDataType.NONE, TimestampFormat.EPOCH, false, false);
}
