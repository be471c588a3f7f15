package io.headwater.market.book;

/**
 * The best prices of both sides of a book, best first, each with the sum of what rests at it. Holds what a book was like when it was
 * {@linkplain #take taken}, and can be used again. Not thread-safe.
 */
public final class Levels {
    private final int most;
    private final Best bids;
    private final Best asks;

    /** @param most of each side, from 0 on */
    public Levels(int most) {
        this.most = most;
        this.bids = new Best(most);
        this.asks = new Best(most);
    }

    /** How many there are of each side at most. */
    public int most() {
        return most;
    }

    /** Holds what a book is like now. */
    public void take(OrderBook book) {
        bids.take(book.side(Side.BUY));
        asks.take(book.side(Side.SELL));
    }

    /** How many prices there are on a side. */
    public int count(Side side) {
        return best(side).count;
    }

    /** The price at a level, from 0, the best, on. */
    public long price(Side side, int level) {
        return best(side).prices[level];
    }

    /** How much rests at a level. */
    public long quantity(Side side, int level) {
        return best(side).quantities[level];
    }

    private Best best(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    private static final class Best {
        private final long[] prices;
        private final long[] quantities;
        private int count;

        Best(int most) {
            prices = new long[most];
            quantities = new long[most];
        }

        void take(BookSide side) {
            count = 0;
            for (int i = side.size() - 1; i >= 0; i--) {
                long price = side.price(i);
                if (count == 0 || price != prices[count - 1]) {
                    if (count == prices.length) {
                        return;
                    }
                    prices[count] = price;
                    quantities[count++] = 0;
                }
                quantities[count - 1] += side.quantity(i);
            }
        }
    }
}
