package io.headwater.kinesislocal;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a reply reaches the client: as a rule whole and at once.
 *
 * @param reply what is sent back
 * @param extent how much of it is
 * @param delayMillis how long it is held back
 */
record Delivery(Reply reply, Extent extent, long delayMillis) {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int EXTENDED_ID_BYTES = 72;
    /** INTERNAL_ERROR among the error codes of HTTP/2. */
    private static final long HTTP2_INTERNAL_ERROR = 2;

    /** How much of a reply is sent. */
    enum Extent {
        WHOLE,
        /** The headers, which announce all of the body, and half of that; then the connection is closed. */
        HALF,
        /** The connection is closed. */
        NOTHING
    }

    /** Whole and at once. */
    static Delivery of(Reply reply) {
        return new Delivery(reply, Extent.WHOLE, 0);
    }

    void to(HttpServerRequest request, Vertx vertx) {
        if (delayMillis > 0) {
            vertx.setTimer(delayMillis, timer -> send(request));
        } else {
            send(request);
        }
    }

    private void send(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            return;
        }
        if (extent == Extent.NOTHING) {
            cut(request);
            return;
        }
        writeHeaders(request, response);
        if (extent == Extent.HALF) {
            Buffer half = reply.body().getBuffer(0, reply.body().length() / 2);
            response.write(half).onComplete(written -> cut(request));
            return;
        }
        // One write for headers and body: apart, Nagle and the delayed ACK would hold the body back for 40 ms.
        response.end(reply.body())
                .onFailure(broken -> LOG.debug("A client left before its answer was written", broken));
    }

    private void writeHeaders(HttpServerRequest request, HttpServerResponse response) {
        response.setStatusCode(reply.status())
                .putHeader("Content-Length", Integer.toString(reply.body().length()))
                .putHeader("x-amzn-RequestId", requestId());
        if (!Cors.isPreflight(request)) {
            response.putHeader("x-amz-id-2", extendedId());
        }
        Cors.addHeaders(request, response);
        reply.contentType().ifPresent(type -> response.putHeader("Content-Type", type));
        reply.errorType().ifPresent(type -> response.putHeader("x-amzn-ErrorType", type));
    }

    /** Over HTTP/2 other requests have the connection too: only the stream of this one is ended. */
    private static void cut(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset(HTTP2_INTERNAL_ERROR);
        } else {
            request.connection().close();
        }
    }

    private static String requestId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static String extendedId() {
        byte[] bytes = new byte[EXTENDED_ID_BYTES];
        ThreadLocalRandom.current().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
