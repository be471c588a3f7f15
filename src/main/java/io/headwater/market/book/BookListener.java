package io.headwater.market.book;

/** Is told of all that happens to a book, as it happens: enough to rebuild the book from. Prices are in ticks. */
public interface BookListener {
    /** An order rests in the book from now on, behind those of its price. */
    void added(long order, Side side, long price, int quantity);

    /**
     * An order trades at once, with the best of the other side; its trades follow.
     *
     * @param side that of the order itself: who buys takes asks
     * @param price the best price of the other side, where it begins to trade
     */
    void taken(Side side, long price, int quantity);

    /** Some of a resting order, or the rest of it, is traded at its price. */
    void traded(long order, long price, int quantity);

    /** What is left of a resting order is withdrawn. */
    void cancelled(long order, int quantity);
}
