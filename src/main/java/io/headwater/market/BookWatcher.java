package io.headwater.market;

import io.headwater.market.book.BookListener;
import io.headwater.market.book.OrderBook;
import java.util.List;

/**
 * Watches the books of a market: is told of each event, of which the messages tell only in part. By itself it
 * cares for none.
 */
public interface BookWatcher extends BookListener {
    /** Sees nothing. */
    BookWatcher NOBODY = new BookWatcher() {};

    /**
     * The market begins, before its first message, with orders in its books.
     *
     * @param micros the time of the first message, in microseconds since 1970 began, UTC
     * @param books in the order of the symbols; to be looked at whenever this is told of something
     */
    default void opened(long micros, List<OrderBook> books) {}

    /** What is told from now on happens to the book of this symbol, at this time, which never goes back. */
    default void at(int symbol, long micros) {}
}
