package io.headwater.ingest.http;

import io.headwater.ingest.IngestStatistics;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at each request for {@code /ingest} before the route does, and answers {@code /ingest/stats}. */
final class FrontDoor {
    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
    private static final String PATH = "/ingest";

    /** Routes of the same path are tried in this order; those of Camel are in the middle. */
    static final int FIRST = -4;

    static final int LAST = Integer.MAX_VALUE;

    private static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED_TYPE = 415;
    private static final int INTERNAL_ERROR = 500;

    private final IngestStatistics statistics;
    private final Admission admission;
    private final long maxBodyBytes;
    private final WaitingRoom room;
    private final BooleanSupplier stopping;

    FrontDoor(
            IngestStatistics statistics,
            Admission admission,
            long maxBodyBytes,
            WaitingRoom room,
            BooleanSupplier stopping) {
        this.statistics = statistics;
        this.admission = admission;
        this.maxBodyBytes = maxBodyBytes;
        this.room = room;
        this.stopping = stopping;
    }

    /** Takes its place before the routes of Camel. */
    void open(Router router) {
        router.route(PATH + "/stats").order(FIRST).handler(this::tellStatistics);
        router.route(PATH).order(FIRST).handler(this::look).failureHandler(this::failed);
        // The body is gathered before anybody waits for it: a sender that takes long keeps no other one out.
        router.route(PATH)
                .order(FIRST + 1)
                .handler(BodyHandler.create(false).setBodyLimit(maxBodyBytes).setPreallocateBodyBuffer(true));
        router.route(PATH).order(FIRST + 2).handler(room::enter);
        router.route(PATH).order(LAST).handler(Replies::noRoute);
    }

    private void look(RoutingContext context) {
        context.addEndHandler(ended -> count(context));
        if (stopping.getAsBoolean()) {
            Replies.stopping(context);
        } else if (admission.isAllowed(context, HttpMethod.POST) && isRightType(context)) {
            context.next();
        }
    }

    /** Not if the sender left before; one that leaves right after, as curl does, was answered. */
    private void count(RoutingContext context) {
        if (context.response().ended()) {
            statistics.answered(context.response().getStatusCode());
        }
    }

    private void tellStatistics(RoutingContext context) {
        if (admission.isAllowed(context, HttpMethod.GET)) {
            Replies.json(context, statistics.json());
        }
    }

    private static boolean isRightType(RoutingContext context) {
        String type = context.request().getHeader("Content-Type");
        String encoding = context.request().getHeader("Content-Encoding");
        if (!ContentTypes.isAllowed(type)) {
            Replies.error(
                    context,
                    UNSUPPORTED_TYPE,
                    type == null
                            ? "There is no Content-Type: must be " + ContentTypes.ALLOWED + "."
                            : "The Content-Type is '%s': must be %s.".formatted(type, ContentTypes.ALLOWED));
            return false;
        }
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            Replies.error(
                    context,
                    UNSUPPORTED_TYPE,
                    "The Content-Encoding is '%s': the body must not be compressed.".formatted(encoding));
            return false;
        }
        return true;
    }

    private void failed(RoutingContext context) {
        if (context.statusCode() == TOO_LARGE) {
            Replies.error(
                    context,
                    TOO_LARGE,
                    "The body is larger than %d bytes (ingest.max-body): send the messages in several requests."
                            .formatted(maxBodyBytes));
            return;
        }
        if (context.response().closed()) {
            LOG.debug("A sender left in the middle of a request", context.failure());
            return;
        }
        LOG.error("Answering a request for {} failed", PATH, context.failure());
        Replies.error(
                context,
                context.statusCode() > 0 ? context.statusCode() : INTERNAL_ERROR,
                "The request could not be answered: " + context.failure());
    }
}
