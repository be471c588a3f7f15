package io.headwater.market.book;

import io.headwater.random.NumpyRandom;

/**
 * The orders that come to a book, and go: the model of Cont, Stoikov and Talreja, <em>A stochastic model for order book dynamics</em>,
 * Operations Research 58 (2010), with the rates that they estimated. Limit orders, market orders and cancellations are independent
 * Poisson processes whose rates depend on the distance, in ticks, from the best price of the other side; so which of them is next is
 * drawn in proportion to the rates.
 *
 * <p>That model has no idea what a share is worth, and would walk away from the prices of the rest of the simulation. So there is a fair
 * price, above which nobody bids and up to which nobody asks; when it moves, whoever knows takes the orders that have become a
 * bargain. Not thread-safe.
 */
public final class OrderFlow {
    /** The largest order. */
    public static final int MOST = 100;

    /** Market orders a second, of each side. */
    private static final double MARKET = 0.94;

    /** Limit orders a second, of each side, 1 to 5 ticks from the best price of the other side. */
    private static final double[] LIMIT = {1.85, 1.51, 1.09, 0.88, 0.77};

    /** Cancellations a second of each resting order at these distances; further away it is as at the last. */
    private static final double[] CANCEL = {0.71, 0.81, 0.68, 0.56, 0.47};

    private static final double ALL_LIMIT;

    /** Events after which a book looks as it does later on: as many as come and go in 10 seconds. */
    private static final int WARM_UP = 300;

    static {
        double sum = 0;
        for (double each : LIMIT) {
            sum += each;
        }
        ALL_LIMIT = sum;
    }

    private final OrderBook book;
    private final BookSide bids;
    private final BookSide asks;
    private final NumpyRandom random;

    /** Fills an empty book as if trading had gone on for a while. */
    public OrderFlow(OrderBook book, NumpyRandom random, long fairPrice) {
        this.book = book;
        this.bids = book.side(Side.BUY);
        this.asks = book.side(Side.SELL);
        this.random = random;
        for (int i = 0; i < WARM_UP; i++) {
            next(fairPrice);
        }
    }

    /** Goes on until somebody has ordered something: an order that rests, or one that trades. */
    public void nextOrder(long fairPrice) {
        follow(fairPrice);
        while (!next(fairPrice)) {
            // A cancellation.
        }
    }

    /** Takes what has become a bargain: asks up to the fair price, bids above it. */
    private void follow(long fairPrice) {
        while (asks.size() > 0 && asks.best() <= fairPrice) {
            book.take(Side.BUY, asks.quantity(asks.size() - 1));
        }
        while (bids.size() > 0 && bids.best() > fairPrice) {
            book.take(Side.SELL, bids.quantity(bids.size() - 1));
        }
    }

    /** One event; whether it is an order. */
    private boolean next(long fairPrice) {
        double taking = (asks.size() > 0 ? MARKET : 0) + (bids.size() > 0 ? MARKET : 0);
        double cancellingBids = cancelling(bids, bidReach(fairPrice));
        double cancellingAsks = cancelling(asks, askReach(fairPrice));
        double at = random.nextDouble() * (2 * ALL_LIMIT + taking + cancellingBids + cancellingAsks);
        if (at < 2 * ALL_LIMIT) {
            return at < ALL_LIMIT ? bid(distance(at), fairPrice) : ask(distance(at - ALL_LIMIT), fairPrice);
        }
        at -= 2 * ALL_LIMIT;
        if (at < taking) {
            boolean buys = bids.size() == 0 || (asks.size() > 0 && at < MARKET);
            book.take(buys ? Side.BUY : Side.SELL, quantity());
            return true;
        }
        at -= taking;
        if (at < cancellingBids) {
            cancel(bids, bidReach(fairPrice), at);
        } else if (asks.size() > 0) {
            cancel(asks, askReach(fairPrice), at - cancellingBids);
        }
        return false;
    }

    /** What the distance of bids is measured from: the best ask or, where there is none, the lowest that anybody would ask. */
    private long bidReach(long fairPrice) {
        return asks.size() > 0 ? asks.best() : fairPrice + 1;
    }

    private long askReach(long fairPrice) {
        return bids.size() > 0 ? bids.best() : fairPrice;
    }

    private boolean bid(int distance, long fairPrice) {
        long price = Math.min(bidReach(fairPrice) - distance, fairPrice);
        if (price < 1) {
            return false;
        }
        book.add(Side.BUY, price, quantity());
        return true;
    }

    private boolean ask(int distance, long fairPrice) {
        book.add(Side.SELL, Math.max(askReach(fairPrice) + distance, fairPrice + 1), quantity());
        return true;
    }

    private int quantity() {
        return 1 + (int) (random.nextDouble() * MOST);
    }

    private static int distance(double at) {
        double left = at;
        for (int i = 0; i < LIMIT.length - 1; i++) {
            left -= LIMIT[i];
            if (left < 0) {
                return i + 1;
            }
        }
        return LIMIT.length;
    }

    private static double cancelRate(long price, long from) {
        return CANCEL[(int) Math.min(Math.abs(price - from), CANCEL.length) - 1];
    }

    private static double cancelling(BookSide side, long from) {
        double sum = 0;
        for (int i = 0; i < side.size(); i++) {
            sum += cancelRate(side.price(i), from);
        }
        return sum;
    }

    private void cancel(BookSide side, long from, double at) {
        double left = at;
        int index = 0;
        while (index < side.size() - 1) {
            left -= cancelRate(side.price(index), from);
            if (left < 0) {
                break;
            }
            index++;
        }
        book.cancel(side.side, index);
    }
}
