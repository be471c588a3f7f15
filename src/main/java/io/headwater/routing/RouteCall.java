package io.headwater.routing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.ProducerTemplate;

/** A body sent through a route, so that what becomes of it stands in YAML, and waited for. */
public final class RouteCall {
    private final ProducerTemplate template;
    private final String route;

    /** Sends through the route that begins with {@code direct:} and this name. */
    public RouteCall(ProducerTemplate template, String name) {
        this.template = template;
        this.route = "direct:" + name;
    }

    Exchange send(Object body, Map<String, Object> headers) {
        return template.request(route, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    /**
     * Sends a body, and returns once the route has ended well.
     *
     * @throws Exception what the route failed with, also if the route itself took it as handled
     */
    public void sendAndWait(Object body, Map<String, Object> headers) throws Exception {
        Optional<Exception> failure = failure(send(body, headers));
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** A failure that the route handled, so that it looks as if it ended well, is one all the same. */
    static Optional<Exception> failure(Exchange answer) {
        return Optional.ofNullable(answer.getException())
                .or(() ->
                        Optional.ofNullable(answer.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class)));
    }
}
