package io.headwater.ingest.http;

import io.headwater.ingest.Answer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Answers without the route. */
final class Replies {
    private static final String CONTENT_TYPE = "Content-Type";
    private static final String JSON = "application/json";
    static final int TOO_MANY_REQUESTS = 429;
    static final int UNAVAILABLE = 503;

    private Replies() {}

    static void json(RoutingContext context, byte[] body) {
        context.response().putHeader(CONTENT_TYPE, JSON);
        context.end(Buffer.buffer(body));
    }

    /** A header may have been set before. Does nothing if the sender has left, or was answered. */
    static void error(RoutingContext context, int status, String problem) {
        HttpServerResponse response = context.response();
        if (!response.ended() && !response.closed()) {
            Answer answer = Answer.error(status, List.of(problem));
            response.setStatusCode(answer.getStatus());
            json(context, answer.bytes());
        }
    }

    /** Not now, but perhaps in so many seconds. */
    static void later(RoutingContext context, int status, int seconds, String problem) {
        context.response().putHeader("Retry-After", String.valueOf(seconds));
        error(context, status, problem);
    }

    /** The next step does not keep up. */
    static void behind(RoutingContext context) {
        later(
                context,
                TOO_MANY_REQUESTS,
                1,
                "What messages are handed on to is behind, and as many requests wait for it as may (ingest.waiting): send them again later.");
    }

    /** The process ends; the next one may answer. */
    static void stopping(RoutingContext context) {
        context.response().putHeader("Connection", "close");
        later(context, UNAVAILABLE, 5, "Headwater is stopping and takes no messages: send them again later.");
    }

    /** The route is just being edited, or stopped by somebody. */
    static void noRoute(RoutingContext context) {
        later(context, UNAVAILABLE, 1, "The route ingest is not running: send the messages again later.");
    }
}
