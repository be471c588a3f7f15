package io.headwater.stocks.providers;

import com.fasterxml.jackson.databind.JsonNode;
import io.headwater.stocks.DateRange;
import io.headwater.stocks.History;
import io.headwater.stocks.Listing;
import io.headwater.stocks.ProviderException;
import io.headwater.stocks.StockProvider;
import java.net.URI;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Tiingo, whose interface is official and wants a token. Unlike Yahoo's, its close is as it was on the day, not adjusted for splits: the
 * factors since the range would be needed for that. Its adjusted close is adjusted for both.
 */
public final class TiingoProvider implements StockProvider {
    private static final String NAME = "tiingo";
    private static final int NOT_FOUND = 404;
    private static final int LENGTH_OF_A_DATE = "2020-01-31".length();

    /** What it has of Chinese exchanges is a few hours older than that: days end late rather than early. */
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private final URI url;
    private final String token;
    private final Questions questions;

    /** With the URL of its interface, and a token, or nothing where there is none. */
    public TiingoProvider(URI url, String token, PoliteHttp http, InstantSource clock) {
        this.url = url;
        this.token = token;
        questions = new Questions(NAME, http, new TiingoRefusals(), clock);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Origin origin() {
        return Origin.REMOTE;
    }

    /** The token is never part of a message. */
    @Override
    public Optional<String> unusable() {
        if (token.isEmpty()) {
            return Optional.of("stocks.tiingo.token is not set (STOCKS_TIINGO_TOKEN)");
        }
        return token.matches("[!-~]+")
                ? Optional.empty()
                : Optional.of("stocks.tiingo.token has blanks or letters that no token has");
    }

    @Override
    public List<Listing> search(String query) {
        Questions.Reply reply = ask("/tiingo/utilities/search", Map.of("query", query));
        requireArray(reply, "the search");
        List<Listing> found = new ArrayList<>();
        for (JsonNode each : reply.json()) {
            String symbol = Json.text(each, "ticker").toUpperCase(Locale.ROOT);
            if (!symbol.isEmpty()) {
                found.add(new Listing(symbol, Json.text(each, "name"), "", Json.text(each, "assetType")));
            }
        }
        return found;
    }

    @Override
    public History history(String symbol, DateRange range) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("startDate", range.from().toString());
        parameters.put("endDate", range.to().toString());
        Questions.Reply reply = ask("/tiingo/daily/" + PoliteHttp.encoded(symbol) + "/prices", parameters);
        if (reply.answer().status() == NOT_FOUND
                && !Json.text(reply.json(), "detail").isEmpty()) {
            throw ProviderException.unknown(NAME, symbol, List.of());
        }
        requireArray(reply, "the history of " + symbol);
        try {
            return read(reply.json(), range);
        } catch (AnswerException e) {
            throw broken("its history of %s cannot be used: %s".formatted(symbol, e.getMessage()));
        }
    }

    private static History read(JsonNode rows, DateRange range) throws AnswerException {
        RowsOfDays days = new RowsOfDays(range);
        for (JsonNode row : rows) {
            days.add(day(row.path("date")), row::path, "adjClose");
        }
        return days.at(ZONE);
    }

    private static LocalDate day(JsonNode date) throws AnswerException {
        String text = date.asText("");
        try {
            return LocalDate.parse(text.substring(0, Math.min(text.length(), LENGTH_OF_A_DATE)));
        } catch (DateTimeException e) {
            throw new AnswerException("it has " + Json.shortened(date) + " where a date should be");
        }
    }

    private Questions.Reply ask(String path, Map<String, String> parameters) {
        return questions.ask(
                () -> Urls.below(url, path + PoliteHttp.query(parameters)), Map.of("Authorization", "Token " + token));
    }

    private static void requireArray(Questions.Reply reply, String what) {
        if (!reply.answer().isSuccess() || !reply.json().isArray()) {
            throw broken("it answered %s with %s".formatted(what, reply.answer().inWords()));
        }
    }

    private static ProviderException broken(String reason) {
        return ProviderException.of(ProviderException.Kind.BROKEN, NAME, reason);
    }
}
