package io.headwater.market.book;

/**
 * Is told of all that happens to a book, in the order in which it happens: enough to rebuild the book from. The book is
 * as it is after the event, but before the trades when an order is taken. By itself a listener cares for nothing. Prices are in ticks.
 */
public interface BookListener {
    /** An order rests in the book from now on, behind those of its price. */
    default void added(long order, Side side, long price, int quantity) {}

    /**
     * An order trades at once, with the best of the other side; its trades follow.
     *
     * @param side that of the order itself: who buys takes asks
     * @param price the best price of the other side, where it begins to trade
     */
    default void taken(Side side, long price, int quantity) {}

    /** Some of a resting order of a side, or the rest of it, is traded at its price. */
    default void traded(long order, Side side, long price, int quantity) {}

    /** What is left of a resting order is withdrawn. */
    default void cancelled(long order, Side side, long price, int quantity) {}
}
