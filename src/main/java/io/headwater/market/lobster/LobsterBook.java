package io.headwater.market.lobster;

import io.headwater.market.book.BookListener;
import io.headwater.market.book.Levels;
import io.headwater.market.book.OrderBook;
import io.headwater.market.book.Side;
import java.nio.file.Path;

/** The two files of a symbol: a row for each event, and in the other one a row for the book after it. Not thread-safe. */
final class LobsterBook implements BookListener {
    /** What stands where a book has fewer levels. */
    private static final long NO_ASK = 9_999_999_999L;

    private static final long NO_BID = -NO_ASK;

    /** A price is in ten-thousandths of a dollar, and in cents in the book. */
    private static final long A_CENT = 100;

    private static final int SUBMISSION = 1;
    private static final int DELETION = 3;
    private static final int EXECUTION = 4;

    /** A number with its sign and a comma. */
    private static final int LONGEST_NUMBER = 21;

    private static final int EVENT_COLUMNS = 7;
    private static final int BOOK_COLUMNS_A_LEVEL = 4;

    private final OrderBook book;
    private final Levels levels;
    private final Rows events;
    private final Rows states;
    private long sinceMidnight;
    private long count;

    /** @param gathered bytes before they are written, of each file, at least a row */
    LobsterBook(OrderBook book, int levels, Rows.Appender appender, int gathered) {
        this.book = book;
        this.levels = new Levels(levels);
        this.events = new Rows(appender, EVENT_COLUMNS * LONGEST_NUMBER, gathered);
        this.states = new Rows(appender, levels * BOOK_COLUMNS_A_LEVEL * LONGEST_NUMBER, gathered);
    }

    /** Goes on with the files of a day, with the orders that rest then as if they came one by one. */
    void begin(Path eventsFile, Path statesFile, long micros) {
        events.begin(eventsFile);
        states.begin(statesFile);
        at(micros);
        OrderBook filling = new OrderBook(new BookListener() {});
        book.tell(new BookListener() {
            @Override
            public void added(long order, Side side, long price, int quantity) {
                filling.add(side, price, quantity);
                write(SUBMISSION, order, side, price, quantity, filling);
            }
        });
    }

    /** Sets the time of what comes, in microseconds since midnight. */
    void at(long micros) {
        sinceMidnight = micros;
    }

    /** How many events there were, in all files. */
    long count() {
        return count;
    }

    void flush() {
        events.flush();
        states.flush();
    }

    @Override
    public void added(long order, Side side, long price, int quantity) {
        write(SUBMISSION, order, side, price, quantity, book);
    }

    @Override
    public void traded(long order, Side side, long price, int quantity) {
        write(EXECUTION, order, side, price, quantity, book);
    }

    @Override
    public void cancelled(long order, Side side, long price, int quantity) {
        write(DELETION, order, side, price, quantity, book);
    }

    private void write(int type, long order, Side side, long price, int quantity, OrderBook after) {
        count++;
        events.rowAt(sinceMidnight);
        events.put(type);
        events.put(order);
        events.put(quantity);
        events.put(price * A_CENT);
        events.put(side == Side.BUY ? 1 : -1);
        events.endRow();
        levels.take(after);
        states.row(price(Side.SELL, 0, NO_ASK));
        for (int level = 0; level < levels.most(); level++) {
            if (level > 0) {
                states.put(price(Side.SELL, level, NO_ASK));
            }
            states.put(quantity(Side.SELL, level));
            states.put(price(Side.BUY, level, NO_BID));
            states.put(quantity(Side.BUY, level));
        }
        states.endRow();
    }

    private long price(Side side, int level, long none) {
        return level < levels.count(side) ? levels.price(side, level) * A_CENT : none;
    }

    private long quantity(Side side, int level) {
        return level < levels.count(side) ? levels.quantity(side, level) : 0;
    }
}
