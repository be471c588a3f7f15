package io.headwater.routes;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** Sends messages as a program does that knows nothing of Headwater. */
final class Poster {
    static final String SUCCESS = "{\"status\":\"success\"}";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI endpoint;

    Poster(URI server) {
        endpoint = server.resolve("/ingest");
    }

    /** An order that can be told from others. */
    static String order(int number) {
        return "{\"data_type\":\"order_book\",\"timestamp\":1767623400.5,\"stock_symbol\":\"S%d\",\"order_type\":\"buy\",\"price\":1.5,\"quantity\":10,\"n\":%d}"
                .formatted(number % 3, number);
    }

    HttpRequest.Builder request() {
        return HttpRequest.newBuilder(endpoint);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String body) throws Exception {
        return send(json(body));
    }

    CompletableFuture<HttpResponse<String>> postLater(String body) {
        return client.sendAsync(json(body).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> statistics() throws Exception {
        return send(HttpRequest.newBuilder(URI.create(endpoint + "/stats")));
    }

    HttpRequest.Builder json(String body) {
        return request().header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }
}
