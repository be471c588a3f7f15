package io.headwater.stocks.providers;

import com.fasterxml.jackson.databind.JsonNode;
import io.headwater.stocks.DateRange;
import io.headwater.stocks.History;
import io.headwater.stocks.Listing;
import io.headwater.stocks.ProviderException;
import io.headwater.stocks.StockProvider;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Yahoo Finance, by the interface of its own pages: not official, for personal use, without a key, and now and then in a mood. It may
 * refuse with any status, and then often gives in to a cookie and a crumb.
 */
public final class YahooProvider implements StockProvider {
    private static final String NAME = "yahoo";
    private static final String MOST_FOUND = "10";

    private final URI url;
    private final YahooSession session;
    private final Questions questions;

    /** With the URL of its interface, and the one that gives a cookie. */
    public YahooProvider(URI url, URI cookieUrl, PoliteHttp http, InstantSource clock) {
        this.url = url;
        session = new YahooSession(http, cookieUrl, Urls.below(url, "/v1/test/getcrumb"));
        questions = new Questions(NAME, http, new YahooRefusals(session), clock);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Origin origin() {
        return Origin.REMOTE;
    }

    @Override
    public Optional<String> unusable() {
        return Optional.empty();
    }

    @Override
    public List<Listing> search(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("q", query);
        parameters.put("quotesCount", MOST_FOUND);
        parameters.put("newsCount", "0");
        Questions.Reply reply = ask("/v1/finance/search", parameters);
        JsonNode quotes = reply.json().path("quotes");
        if (!reply.answer().isSuccess() || !quotes.isArray()) {
            throw broken("it answered the search with " + reply.answer().inWords());
        }
        List<Listing> found = new ArrayList<>();
        for (JsonNode each : quotes) {
            String symbol = Json.text(each, "symbol");
            // News and companies that are not listed are among them.
            if (!symbol.isEmpty()) {
                found.add(new Listing(
                        symbol,
                        Json.text(each, "shortname", "longname"),
                        Json.text(each, "exchDisp", "exchange"),
                        Json.text(each, "quoteType", "typeDisp")));
            }
        }
        return found;
    }

    @Override
    public History history(String symbol, DateRange range) {
        Map<String, String> parameters = new LinkedHashMap<>();
        // A day of its own on both sides: in Sydney a day begins, and the exchange opens, on the day before in UTC.
        parameters.put("period1", epochSecond(range.from().minusDays(1)));
        parameters.put("period2", epochSecond(range.to().plusDays(2)));
        parameters.put("interval", "1d");
        parameters.put("events", "div,splits");
        parameters.put("includeAdjustedClose", "true");
        Questions.Reply reply = ask("/v8/finance/chart/" + PoliteHttp.encoded(symbol), parameters);
        JsonNode chart = reply.json().path("chart");
        JsonNode error = chart.path("error");
        if (error.isObject()) {
            return interpret(error, symbol, reply.answer());
        }
        if (!reply.answer().isSuccess()) {
            throw broken("it answered " + reply.answer().inWords());
        }
        try {
            return YahooChart.read(chart, range);
        } catch (AnswerException e) {
            throw broken("its history of " + symbol + " cannot be used: " + e.getMessage());
        }
    }

    /** An error is not always one: it also says so that there was nothing in a range. */
    private static History interpret(JsonNode error, String symbol, HttpAnswer answer) {
        String description = Json.text(error, "description");
        if (description.startsWith("Data doesn't exist")) {
            return History.EMPTY;
        }
        if (Json.text(error, "code").equals("Not Found")) {
            throw ProviderException.unknown(NAME, symbol, List.of());
        }
        throw broken("it answered %s: %s"
                .formatted(Json.text(error, "code"), description.isEmpty() ? answer.inWords() : description));
    }

    private Questions.Reply ask(String path, Map<String, String> parameters) {
        return questions.ask(
                () -> {
                    Map<String, String> all = new LinkedHashMap<>(parameters);
                    session.crumb().ifPresent(crumb -> all.put("crumb", crumb));
                    return Urls.below(url, path + PoliteHttp.query(all));
                },
                Map.of());
    }

    private static String epochSecond(LocalDate day) {
        return Long.toString(day.atStartOfDay(ZoneOffset.UTC).toEpochSecond());
    }

    private static ProviderException broken(String reason) {
        return ProviderException.of(ProviderException.Kind.BROKEN, NAME, reason);
    }
}
