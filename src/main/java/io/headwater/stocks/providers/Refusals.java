package io.headwater.stocks.providers;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;

/** What a provider says when it will not answer, and what can be done about it. */
interface Refusals {

    /** In its words why it refused, if it did; it may say so with any status. */
    Optional<String> refusal(HttpAnswer answer, Optional<JsonNode> json);

    /** Does what may help against a refusal, and returns whether asking again at once makes sense. Called once a question. */
    boolean remedy() throws IOException;

    /** Whether waiting and asking again may help. */
    boolean isTemporary(HttpAnswer answer);
}
