package io.headwater.stocks.providers;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** How Yahoo says no: by status, by an error in JSON or by a few words, each of the latter also with the status 200. */
final class YahooRefusals implements Refusals {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;

    /** Longer texts are pages, which may contain any word. */
    private static final int LONGEST_WORDS = 200;

    private final YahooSession session;

    YahooRefusals(YahooSession session) {
        this.session = session;
    }

    @Override
    public Optional<String> refusal(HttpAnswer answer, Optional<JsonNode> json) {
        boolean isByStatus =
                answer.status() == UNAUTHORIZED || answer.status() == FORBIDDEN || answer.status() == TOO_MANY_REQUESTS;
        String words = json.map(YahooRefusals::error)
                .orElseGet(() -> answer.text().length() <= LONGEST_WORDS ? answer.text() : "")
                .toLowerCase(Locale.ROOT);
        boolean isByWords = words.contains("unauthorized")
                || words.contains("invalid crumb")
                || words.contains("invalid cookie")
                || words.contains("too many requests");
        return isByStatus || isByWords ? Optional.of("it refused with " + answer.inWords()) : Optional.empty();
    }

    private static String error(JsonNode json) {
        for (JsonNode each : json) {
            JsonNode error = each.path("error");
            if (error.isObject()) {
                return Json.text(error, "code") + " " + Json.text(error, "description");
            }
        }
        return "";
    }

    @Override
    public boolean remedy() throws IOException {
        return session.renew();
    }

    @Override
    public boolean isTemporary(HttpAnswer answer) {
        return true;
    }
}
