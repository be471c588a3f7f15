package io.headwater.stocks.streaming;

import java.time.LocalDate;
import java.util.List;

/**
 * Up to where a stream of history has come.
 *
 * @param choice of which history
 * @param madeUp the symbols whose rows were made up
 * @param round which time the history is streamed, from 1 on
 * @param date of the last row that was stored
 * @param symbol of that row
 * @param row its number
 */
record StreamPosition(StreamChoice choice, List<String> madeUp, long round, LocalDate date, String symbol, long row) {

    /** Takes a copy. */
    StreamPosition {
        madeUp = List.copyOf(madeUp);
    }
}
