package io.headwater.market.book;

/**
 * The limit orders of a symbol that wait for somebody to trade with, by price and, at a price, by time. Prices are in ticks, from 1 on.
 * Its best bid is always below its best ask: what would cross is refused, and has to be taken instead. Not thread-safe.
 */
public final class OrderBook {
    private final BookListener listener;
    private final BookSide bids = new BookSide(Side.BUY);
    private final BookSide asks = new BookSide(Side.SELL);
    private long nextOrder = 1;

    /** An empty book. */
    public OrderBook(BookListener listener) {
        this.listener = listener;
    }

    BookSide side(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    /** How many orders rest on a side. */
    public int size(Side side) {
        return side(side).size();
    }

    /**
     * The best price of a side.
     *
     * @throws IllegalStateException if no order rests there
     */
    public long best(Side side) {
        requireOrders(side);
        return side(side).best();
    }

    /**
     * Adds an order behind those of its price.
     *
     * @return its number, from 1 on, which no other order of this book has
     * @throws IllegalArgumentException if it would cross the other side, or its price or quantity is below 1
     */
    public long add(Side side, long price, int quantity) {
        requireQuantity(quantity);
        BookSide other = side(side.opposite());
        if (price < 1 || (other.size() > 0 && side.ticksBetter(price, other.best()) >= 0)) {
            throw new IllegalArgumentException(
                    "Adding an order (%s at %d) to a book: the price must be from 1 on and not reach the other side%s."
                            .formatted(side, price, other.size() > 0 ? ", whose best is " + other.best() : ""));
        }
        long order = nextOrder++;
        side(side).add(order, price, quantity);
        listener.added(order, side, price, quantity);
        return order;
    }

    /**
     * Trades with the best orders of the other side, as far as there are any; what is left then is not kept.
     *
     * @param side that of whoever trades: who buys takes asks
     * @throws IllegalArgumentException if the quantity is below 1
     * @throws IllegalStateException if no order rests on the other side
     */
    public void take(Side side, int quantity) {
        requireQuantity(quantity);
        requireOrders(side.opposite());
        BookSide resting = side(side.opposite());
        listener.taken(side, resting.best(), quantity);
        int left = quantity;
        while (left > 0 && resting.size() > 0) {
            int best = resting.size() - 1;
            long order = resting.order(best);
            long price = resting.price(best);
            int traded = Math.min(left, resting.quantity(best));
            resting.takeFromBest(traded);
            left -= traded;
            listener.traded(order, resting.side, price, traded);
        }
    }

    /** Tells of all orders that rest, each as if it was added now: of each side the next to trade first. */
    public void tell(BookListener to) {
        for (Side side : Side.values()) {
            BookSide resting = side(side);
            for (int i = resting.size() - 1; i >= 0; i--) {
                to.added(resting.order(i), side, resting.price(i), resting.quantity(i));
            }
        }
    }

    /** Withdraws an order by its place on its side. */
    void cancel(Side side, int index) {
        BookSide resting = side(side);
        long order = resting.order(index);
        long price = resting.price(index);
        int quantity = resting.quantity(index);
        resting.remove(index);
        listener.cancelled(order, side, price, quantity);
    }

    private void requireOrders(Side side) {
        if (side(side).size() == 0) {
            throw new IllegalStateException("No order rests on the side %s of the book.".formatted(side));
        }
    }

    private static void requireQuantity(int quantity) {
        if (quantity < 1) {
            throw new IllegalArgumentException("An order of %d: it must be of at least 1.".formatted(quantity));
        }
    }
}
