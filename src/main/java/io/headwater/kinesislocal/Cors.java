package io.headwater.kinesislocal;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** The headers that let pages of any origin use the API, as AWS sends them. */
final class Cors {
    private static final String MAX_AGE_SECONDS = "172800";
    private static final String EXPOSED =
            "x-amzn-RequestId,x-amzn-ErrorType,x-amz-request-id,x-amz-id-2,x-amzn-ErrorMessage,Date";

    private Cors() {}

    /** Whether a browser asks what it may send. */
    static boolean isPreflight(HttpServerRequest request) {
        return request.method().equals(HttpMethod.OPTIONS) && request.headers().contains("Origin");
    }

    static void addHeaders(HttpServerRequest request, HttpServerResponse response) {
        if (!request.headers().contains("Origin")) {
            return;
        }
        response.putHeader("Access-Control-Allow-Origin", "*");
        if (isPreflight(request)) {
            echo(request, "Access-Control-Request-Headers", response, "Access-Control-Allow-Headers");
            echo(request, "Access-Control-Request-Method", response, "Access-Control-Allow-Methods");
            response.putHeader("Access-Control-Max-Age", MAX_AGE_SECONDS);
        } else {
            response.putHeader("Access-Control-Expose-Headers", EXPOSED);
        }
    }

    private static void echo(HttpServerRequest request, String asked, HttpServerResponse response, String allowed) {
        String value = request.getHeader(asked);
        if (value != null) {
            response.putHeader(allowed, value);
        }
    }
}
