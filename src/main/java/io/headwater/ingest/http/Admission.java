package io.headwater.ingest.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** Who may come in: requests of the right method, with the right token. */
final class Admission {
    private static final int UNAUTHORIZED = 401;
    private static final int METHOD_NOT_ALLOWED = 405;

    private final BearerToken token;

    Admission(BearerToken token) {
        this.token = token;
    }

    /** Whether a request may come in; one that may not is answered. */
    boolean isAllowed(RoutingContext context, HttpMethod method) {
        if (!context.request().method().equals(method)) {
            context.response().putHeader("Allow", method.name());
            Replies.error(
                    context,
                    METHOD_NOT_ALLOWED,
                    "The method is %s: must be %s.".formatted(context.request().method(), method));
            return false;
        }
        if (!token.isRight(context.request().getHeader("Authorization"))) {
            context.response().putHeader("WWW-Authenticate", "Bearer");
            Replies.error(
                    context,
                    UNAUTHORIZED,
                    "There is no header 'Authorization: Bearer …' with the right token (ingest.token).");
            return false;
        }
        return true;
    }
}
