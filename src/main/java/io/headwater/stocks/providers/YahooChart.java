package io.headwater.stocks.providers;

import com.fasterxml.jackson.databind.JsonNode;
import io.headwater.stocks.DateRange;
import io.headwater.stocks.History;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Yahoo's chart: columns side by side, and a stamp for each row, which is when the exchange opened, or when the last trade was. */
final class YahooChart {
    private static final String ADJ_CLOSE = "adjclose";

    private final JsonNode quote;
    private final JsonNode adjClose;

    private YahooChart(JsonNode quote, JsonNode adjClose) {
        this.quote = quote;
        this.adjClose = adjClose;
    }

    static History read(JsonNode chart, DateRange range) throws AnswerException {
        JsonNode result = chart.path("result").path(0);
        if (!result.isObject()) {
            throw new AnswerException("there is no chart.result in it");
        }
        ZoneId zone = zone(result.path("meta"));
        JsonNode stamps = result.path("timestamp");
        if (stamps.isMissingNode() || stamps.isNull()) {
            // That is how a range without a day of trading looks.
            return new History(Optional.of(zone), List.of(), Set.of());
        }
        JsonNode indicators = result.path("indicators");
        YahooChart rows = new YahooChart(
                indicators.path("quote").path(0),
                indicators.path(ADJ_CLOSE).path(0).path(ADJ_CLOSE));
        rows.requireAsManyAs(stamps.size());
        RowsOfDays days = new RowsOfDays(range);
        for (int i = 0; i < stamps.size(); i++) {
            int row = i;
            days.add(day(stamps.get(i), zone), name -> rows.column(name).path(row), ADJ_CLOSE);
        }
        return days.at(zone);
    }

    private JsonNode column(String name) {
        return name.equals(ADJ_CLOSE) ? adjClose : quote.path(name);
    }

    private static ZoneId zone(JsonNode meta) throws AnswerException {
        String name = Json.text(meta, "exchangeTimezoneName");
        try {
            return name.isEmpty() && meta.path("gmtoffset").isInt()
                    ? ZoneOffset.ofTotalSeconds(meta.path("gmtoffset").intValue())
                    : ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new AnswerException("its exchangeTimezoneName '" + name + "' is no time zone");
        }
    }

    private static LocalDate day(JsonNode stamp, ZoneId zone) throws AnswerException {
        try {
            return Instant.ofEpochSecond(Json.whole(stamp)).atZone(zone).toLocalDate();
        } catch (DateTimeException e) {
            throw new AnswerException("the time " + stamp + " is out of all bounds");
        }
    }

    private void requireAsManyAs(int rows) throws AnswerException {
        for (String each : new String[] {"open", "high", "low", "close", "volume"}) {
            if (quote.path(each).size() != rows) {
                throw new AnswerException("it has %d stamps but %d of %s"
                        .formatted(rows, quote.path(each).size(), each));
            }
        }
        if (!adjClose.isMissingNode() && adjClose.size() != rows) {
            throw new AnswerException("it has %d stamps but %d of adjclose".formatted(rows, adjClose.size()));
        }
    }
}
