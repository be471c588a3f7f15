package io.headwater.routing;

import io.headwater.publishing.http.HttpPost;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.http.HttpMethods;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.jspecify.annotations.Nullable;

/**
 * POSTs by sending the body through a route, so that the request, its headers and its options stand in YAML.
 *
 * <p>A route that ends well without an HTTP status (since its users put another component in the place of http) counts as an
 * acknowledgement; a failure that the route handled, so that it looks as if it ended well, does not.
 */
public final class RoutePost implements HttpPost {
    private static final int OK = 200;
    private static final int MAX_TEXT = 10_000;

    private final RouteCall call;

    /**
     * POSTs through a route of the template's context.
     *
     * @param route its id, which is also its {@code direct:} name
     */
    public RoutePost(ProducerTemplate template, String route) {
        this.call = new RouteCall(template, route);
    }

    /**
     * {@inheritDoc}
     *
     * <p>The method is said here: Camel takes an option that it does not know for a part of the URL's query, and would then send a GET without the
     * rows, whose 200 acknowledges nothing. It is said as the constant of Camel's: a text costs more than all the rest of a request, since Camel looks
     * through all its type converters for one.
     */
    @Override
    public Response post(byte[] body, String contentType) throws Exception {
        Exchange answer =
                call.send(body, Map.of(Exchange.CONTENT_TYPE, contentType, Exchange.HTTP_METHOD, HttpMethods.POST));
        Exception failure = RouteCall.failure(answer).orElse(null);
        if (failure instanceof HttpOperationFailedException http) {
            return new Response(http.getStatusCode(), retryAfter(http), text(http.getResponseBody()));
        }
        if (failure != null) {
            throw failure;
        }
        Message message = answer.getMessage();
        Integer status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        return new Response(
                status == null ? OK : status,
                Optional.ofNullable(message.getHeader("Retry-After", String.class)),
                text(message.getBody(String.class)));
    }

    /** Header names come as the server wrote them. */
    private static Optional<String> retryAfter(HttpOperationFailedException failure) {
        if (failure.getResponseHeaders() == null) {
            return Optional.empty();
        }
        return failure.getResponseHeaders().entrySet().stream()
                .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals("retry-after"))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String text(@Nullable String body) {
        String text = body == null ? "" : body;
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }
}
