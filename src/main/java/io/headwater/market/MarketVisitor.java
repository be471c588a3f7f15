package io.headwater.market;

import io.headwater.market.book.Levels;
import io.headwater.market.book.Side;

/**
 * Takes the messages of a market, one call a message, as whole numbers: there is nothing to round, and no object a message. A symbol is its
 * place among those of the market, from 0 on; a time is in microseconds since 1970 began, UTC; a price is in cents.
 */
public interface MarketVisitor {
    /** What became of a price in the latest step, and how many shares were traded. */
    void stockPrice(int symbol, long micros, long open, long close, long high, long low, int volume);

    /** Somebody wants to buy or sell; the quantity is from 1 to 100. */
    void order(int symbol, long micros, Side side, long price, int quantity);

    /**
     * What a book is like now.
     *
     * @param levels its best prices; they are others after the call
     */
    void depth(int symbol, long micros, Levels levels);

    /**
     * What the news are like, in ten-thousandths.
     *
     * @param score from -10,000, bad, to 10,000, good
     * @param magnitude how strong the feelings are, from 0 to 10,000
     */
    void news(int symbol, long micros, int score, int magnitude);

    /**
     * What a company is worth.
     *
     * @param marketCap in cents
     * @param priceEarnings the price by the earnings a share, in hundredths
     */
    void marketData(int symbol, long micros, long marketCap, long priceEarnings);

    /**
     * A number about the whole economy.
     *
     * @param symbol one whose readers are told; it has nothing to do with the number
     * @param value in hundredths of a per cent
     */
    void indicator(int symbol, long micros, Indicator indicator, int value);
}
