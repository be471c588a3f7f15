package io.headwater.stocks.providers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;

/** How Tiingo says no: by status, or, to too many requests, also in words with the status 200. A wrong token stays wrong. */
final class TiingoRefusals implements Refusals {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;

    @Override
    public Optional<String> refusal(HttpAnswer answer, Optional<JsonNode> json) {
        if (isWrongToken(answer)) {
            return Optional.of("it refused the token of stocks.tiingo.token with status " + answer.status());
        }
        String words = json.isPresent() ? Json.text(json.get(), "detail") : answer.text();
        boolean isTooMany = answer.status() == TOO_MANY_REQUESTS
                || words.toLowerCase(Locale.ROOT).contains("run over your");
        return isTooMany ? Optional.of("it refused with " + answer.inWords()) : Optional.empty();
    }

    private static boolean isWrongToken(HttpAnswer answer) {
        return answer.status() == UNAUTHORIZED || answer.status() == FORBIDDEN;
    }

    @Override
    public boolean remedy() {
        return false;
    }

    @Override
    public boolean isTemporary(HttpAnswer answer) {
        return !isWrongToken(answer);
    }
}
