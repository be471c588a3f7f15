package io.headwater.stocks.providers;

import com.fasterxml.jackson.databind.JsonNode;
import io.headwater.stocks.DailyBar;
import io.headwater.stocks.DateRange;
import io.headwater.stocks.History;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rows of an answer, as they come: those outside the range, which come along, are dropped; of two rows of a day the last counts; a
 * row without prices is none, but its day is remembered.
 */
final class RowsOfDays {
    private final DateRange range;
    private final TreeMap<LocalDate, DailyBar> bars = new TreeMap<>();
    private final Set<LocalDate> unpriced = new TreeSet<>();

    RowsOfDays(DateRange range) {
        this.range = range;
    }

    /** The fields of a row by their names. */
    interface Row {
        JsonNode field(String name);
    }

    void add(LocalDate day, Row row, String adjClose) throws AnswerException {
        if (!range.contains(day)) {
            return;
        }
        Optional<BigDecimal> open = Json.decimal(row.field("open"));
        Optional<BigDecimal> high = Json.decimal(row.field("high"));
        Optional<BigDecimal> low = Json.decimal(row.field("low"));
        Optional<BigDecimal> close = Json.decimal(row.field("close"));
        if (open.isEmpty() || high.isEmpty() || low.isEmpty() || close.isEmpty()) {
            unpriced.add(day);
            return;
        }
        bars.put(
                day,
                new DailyBar(
                        day,
                        open.get(),
                        high.get(),
                        low.get(),
                        close.get(),
                        Json.decimal(row.field(adjClose)),
                        Json.whole(row.field("volume"))));
    }

    History at(ZoneId zone) {
        unpriced.removeAll(bars.keySet());
        return new History(Optional.of(zone), new ArrayList<>(bars.values()), unpriced);
    }
}
