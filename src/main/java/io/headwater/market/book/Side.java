package io.headwater.market.book;

/** Which side of a book an order is on: who buys bids, who sells asks. */
public enum Side {
    /** Of bids. */
    BUY,
    /** Of asks. */
    SELL;

    /** The other one. */
    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }

    /** How many ticks a price is better than another one for whoever trades with this side. */
    long ticksBetter(long price, long than) {
        return this == BUY ? price - than : than - price;
    }
}
