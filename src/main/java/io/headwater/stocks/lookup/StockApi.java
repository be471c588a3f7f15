package io.headwater.stocks.lookup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.headwater.stocks.DateRange;
import io.headwater.stocks.Listing;
import io.headwater.stocks.StockDay;
import io.headwater.stocks.StockSymbol;
import io.headwater.stocks.formats.BarFormat;
import io.headwater.stocks.formats.SymbolBars;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Search and history as answers to HTTP requests: a status and a JSON object. What is wrong comes as
 * {@code {"status":"error","problems":[…]}} with 400 (a parameter), 404 (no such symbol, with those that may have been meant), 502 (the
 * providers answered nothing of use) or 503 (they cannot be asked now).
 */
public final class StockApi {
    /** More letters than any symbol or name has. */
    private static final int LONGEST_QUERY = 100;

    private static final JsonMapper JSON = new JsonMapper();

    private final Stocks stocks;
    private final Clock clock;

    /** With a clock for what today is. */
    public StockApi(Stocks stocks, Clock clock) {
        this.stocks = stocks;
        this.clock = clock;
    }

    /** An answer. */
    public record Answer(int status, String body) {}

    /** Symbols that match. */
    public Answer search(@Nullable String query) {
        String text = query == null ? "" : query.strip();
        if (text.isEmpty() || text.length() > LONGEST_QUERY) {
            return error(
                    400,
                    List.of("q = '%s': must be 1 to %d letters of a symbol or a name, as in ?q=apple."
                            .formatted(shortened(text), LONGEST_QUERY)),
                    List.of());
        }
        try {
            SearchResult result = stocks.search(text, false);
            ObjectNode json = JSON.createObjectNode().put("query", text).put("provider", result.provider());
            json.set("found", listings(result.found()));
            json.set("warnings", JSON.valueToTree(result.warnings()));
            return answer(200, json);
        } catch (StockException e) {
            return error(e);
        }
    }

    /**
     * The bars of a symbol.
     *
     * @param from the first day; a year before the last if it is not given
     * @param to the last day; today if it is not given
     */
    public Answer history(@Nullable String symbol, @Nullable String from, @Nullable String to) {
        List<String> problems = new ArrayList<>();
        Optional<String> parsed = StockSymbol.parse(symbol == null ? "" : symbol);
        if (parsed.isEmpty()) {
            problems.add("symbol = '%s': must be %s."
                    .formatted(shortened(symbol == null ? "" : symbol), StockSymbol.ALLOWED));
        }
        LocalDate last = day("to", to, LocalDate.now(clock), problems);
        LocalDate first = day("from", from, last.minusYears(1), problems);
        if (problems.isEmpty() && first.isAfter(last)) {
            problems.add("from = '%s': must not be after to = '%s'.".formatted(first, last));
        }
        if (!problems.isEmpty() || parsed.isEmpty()) {
            return error(400, problems, List.of());
        }
        try {
            return answer(200, json(stocks.history(parsed.get(), new DateRange(first, last), false)));
        } catch (StockException e) {
            return error(e);
        }
    }

    private static ObjectNode json(StockHistory history) {
        Optional<String> label = Labels.of(history);
        ObjectNode json = JSON.createObjectNode()
                .put("symbol", history.symbol())
                .put("provider", history.provider())
                .put("source", label.orElse(history.provider()))
                .put("fromNetwork", history.fromNetwork())
                .put("fromCache", history.fromCache());
        json.set("warnings", JSON.valueToTree(history.warnings()));
        json.putRawValue(
                "rows",
                new RawValue(BarFormat.JSON
                        .write(List.of(new SymbolBars(history.symbol(), label, history.bars())))
                        .strip()));
        return json;
    }

    private static LocalDate day(String name, @Nullable String text, LocalDate otherwise, List<String> problems) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        Optional<LocalDate> day = StockDay.parse(text);
        if (day.isEmpty()) {
            problems.add("%s = '%s': must be %s.".formatted(name, shortened(text), StockDay.ALLOWED));
        }
        return day.orElse(otherwise);
    }

    private static Answer error(StockException e) {
        int status =
                switch (e.kind()) {
                    case UNKNOWN_SYMBOL -> 404;
                    case PROVIDERS_FAILED -> 502;
                    case UNAVAILABLE -> 503;
                };
        return error(status, List.of(String.valueOf(e.getMessage())), e.near());
    }

    private static Answer error(int status, List<String> problems, List<Listing> near) {
        ObjectNode json = JSON.createObjectNode().put("status", "error");
        json.set("problems", JSON.valueToTree(problems));
        if (!near.isEmpty()) {
            json.set("suggestions", listings(near));
        }
        return answer(status, json);
    }

    private static JsonNode listings(List<Listing> listings) {
        ArrayNode array = JSON.createArrayNode();
        listings.forEach(each -> array.addObject()
                .put("symbol", each.symbol())
                .put("name", each.name())
                .put("exchange", each.exchange())
                .put("type", each.type()));
        return array;
    }

    private static Answer answer(int status, JsonNode json) {
        try {
            return new Answer(status, JSON.writeValueAsString(json) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree can be written", e);
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_QUERY ? text : text.substring(0, LONGEST_QUERY) + "…";
    }
}
