package io.headwater.ingest.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Looks at each request of those who only read, before a route answers it: the method, the token, and how many there are, since each
 * keeps a thread of the server for as long as its answer takes.
 */
public final class ReadersDoor {
    /** Fewer than the threads that the server has beside those for messages. */
    private static final int MOST_AT_ONCE = 16;

    private final String folder;
    private final String route;
    private final Admission admission;
    private final AtomicInteger inside = new AtomicInteger();

    /**
     * A door before a route.
     *
     * @param folder what it is in front of, all that is below, as {@code /api/}
     * @param route the id of the route behind it, which answers what is one name below
     * @param token the secret that readers must give; empty: none
     */
    public ReadersDoor(String folder, String route, String token) {
        this.folder = folder;
        this.route = route;
        this.admission = new Admission(new BearerToken(token));
    }

    /** Takes its place before the routes of Camel. */
    public void open(Router router) {
        router.route(folder + "*").order(FrontDoor.FIRST).handler(this::look);
        router.route(folder + "*").order(FrontDoor.LAST).handler(this::noRoute);
    }

    private void look(RoutingContext context) {
        if (!admission.isAllowed(context, HttpMethod.GET)) {
            return;
        }
        context.addEndHandler(ended -> inside.decrementAndGet());
        if (inside.incrementAndGet() > MOST_AT_ONCE) {
            Replies.later(
                    context,
                    Replies.TOO_MANY_REQUESTS,
                    1,
                    "%d requests are being answered already: ask again later.".formatted(MOST_AT_ONCE));
            return;
        }
        context.next();
    }

    private void noRoute(RoutingContext context) {
        String path = context.normalizedPath();
        String name = path.startsWith(folder) ? path.substring(folder.length()) : "";
        if (name.isEmpty() || name.contains("/")) {
            context.next();
            return;
        }
        Replies.later(
                context, Replies.UNAVAILABLE, 1, "The route %s is not running: ask again later.".formatted(route));
    }
}
