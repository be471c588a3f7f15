package io.headwater.stocks.streaming;

import java.time.LocalDate;

/**
 * A row on its way into the stream.
 *
 * @param key its partition key
 * @param line its JSON, a line break behind it
 * @param number which one it is of all rows of the history, from 1 on
 */
public record StreamedRow(String symbol, LocalDate date, String key, String line, long number) {

    /** What a step that wants text makes of it. */
    @Override
    public String toString() {
        return line;
    }
}
