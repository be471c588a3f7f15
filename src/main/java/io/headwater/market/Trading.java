package io.headwater.market;

import io.headwater.market.book.BookListener;
import io.headwater.market.book.OrderBook;
import io.headwater.market.book.OrderFlow;
import io.headwater.market.book.Side;
import io.headwater.random.NumpyRandom;

/** The book of a share, and the latest order that came to it. Not thread-safe. */
final class Trading implements BookListener {
    private final OrderBook book = new OrderBook(this);
    private final OrderFlow flow;
    private BookWatcher watcher = BookWatcher.NOBODY;
    private Side side = Side.BUY;
    private long price;
    private int quantity;
    private long orders;

    /** As if there had been trading for a while. */
    Trading(NumpyRandom random, long fairPrice) {
        flow = new OrderFlow(book, random, fairPrice);
    }

    /** Has somebody told of what happens to the book from now on. */
    void watch(BookWatcher by) {
        watcher = by;
    }

    OrderBook book() {
        return book;
    }

    /** Has the next order come, and tells of it. */
    void order(long fairPrice, int symbol, long micros, MarketVisitor visitor) {
        watcher.at(symbol, micros);
        flow.nextOrder(fairPrice);
        orders++;
        visitor.order(symbol, micros, side, price, quantity);
    }

    /** How many orders it has told of. */
    long orders() {
        return orders;
    }

    @Override
    public void added(long order, Side side, long price, int quantity) {
        ordered(side, price, quantity);
        watcher.added(order, side, price, quantity);
    }

    @Override
    public void taken(Side side, long price, int quantity) {
        ordered(side, price, quantity);
        watcher.taken(side, price, quantity);
    }

    private void ordered(Side side, long price, int quantity) {
        this.side = side;
        this.price = price;
        this.quantity = quantity;
    }

    @Override
    public void traded(long order, Side side, long price, int quantity) {
        // A message told of it when the order came that it trades with.
        watcher.traded(order, side, price, quantity);
    }

    @Override
    public void cancelled(long order, Side side, long price, int quantity) {
        // The feed has no message for this.
        watcher.cancelled(order, side, price, quantity);
    }
}
