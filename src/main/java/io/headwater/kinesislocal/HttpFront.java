package io.headwater.kinesislocal;

import io.headwater.kinesislocal.api.Api;
import io.headwater.kinesislocal.wire.ApiException;
import io.headwater.kinesislocal.wire.Fields;
import io.headwater.kinesislocal.wire.WireFormat;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns HTTP requests into requests to the API, and its answers into HTTP. */
final class HttpFront implements Handler<HttpServerRequest> {
    /** 10 MiB of records in base64 with room for keys and for clients that are to be told by how much they exceed it. */
    static final int MAX_BODY_BYTES = 32 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);
    private static final String TARGET = "X-Amz-Target";
    /** A service and an action. */
    private static final Pattern TARGET_FORM = Pattern.compile("[^.]+\\.[^.]+");

    private static final int TOO_LARGE = 413;
    private static final int INTERNAL_ERROR = 500;
    private static final int EXTENDED_ID_BYTES = 72;
    private static final String SELF_DESCRIPTION = """
            This is Headwater's local Kinesis: a Kinesis Data Streams in one process, for trying and testing.
            Point a client at this address, with any credentials:
              aws --endpoint-url %s kinesis list-streams
            """;

    private final Vertx vertx;
    private final Api api;

    HttpFront(Vertx vertx, Api api) {
        this.vertx = vertx;
        this.api = api;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Buffer body = Buffer.buffer();
        request.exceptionHandler(broken -> LOG.debug("A client left in the middle of a request", broken));
        request.handler(part -> {
            // The rest of a body that is too large is read, and dropped: clients hear no answer before they have sent
            // it all.
            if (body.length() <= MAX_BODY_BYTES) {
                body.appendBuffer(part);
            }
        });
        request.endHandler(end -> vertx.<Reply>executeBlocking(() -> reply(request, body.getBytes()), false)
                .onComplete(done -> send(request, done.succeeded() ? done.result() : failed(done.cause()))));
    }

    private Reply reply(HttpServerRequest request, byte[] body) {
        if (Cors.isPreflight(request)) {
            return Reply.empty();
        }
        if (!request.method().equals(HttpMethod.POST)) {
            return isFromBrowser(request) ? Reply.text(selfDescription(request)) : Reply.noAction();
        }
        String contentType = header(request, "Content-Type").split(";", 2)[0].strip();
        Optional<WireFormat> format = WireFormat.ofContentType(contentType);
        try {
            return answer(request, contentType, format, body);
        } catch (ApiException error) {
            LOG.debug("Refused a request for '{}': {}", header(request, TARGET), error.getMessage());
            return Reply.of(format.orElse(WireFormat.CBOR), error);
        } catch (RuntimeException bug) {
            LOG.error("Answering {} failed", header(request, TARGET), bug);
            return Reply.of(
                    format.orElse(WireFormat.JSON),
                    new ApiException(INTERNAL_ERROR, "InternalFailureException", "A bug in the local Kinesis: " + bug));
        }
    }

    /** In the order in which AWS looks at a request, so that one with several faults is told of the same one. */
    private Reply answer(HttpServerRequest request, String contentType, Optional<WireFormat> format, byte[] body) {
        String target = header(request, TARGET);
        if (body.length == 0) {
            throw api.knows(target)
                    ? ApiException.malformed("The request has no body.")
                    : ApiException.unknownOperation("The request has no body.");
        }
        if (body.length > MAX_BODY_BYTES) {
            throw new ApiException(
                    TOO_LARGE,
                    "RequestEntityTooLargeException",
                    "The request has more than " + MAX_BODY_BYTES + " bytes.");
        }
        if (contentType.equals("application/json")) {
            return Reply.inPlainJson(WireFormat.JSON.canRead(body));
        }
        if (format.isEmpty()) {
            return TARGET_FORM.matcher(target).lookingAt() ? Reply.noActionInThatFormat() : Reply.noAction();
        }
        Fields fields = format.get().read(body);
        if (!api.knows(target)) {
            throw api.unknown(target);
        }
        boolean dated =
                request.headers().contains("X-Amz-Date") || request.headers().contains("Date");
        Authorization.check(header(request, "Authorization"), dated, request.query() == null ? "" : request.query());
        return Reply.of(format.get(), api.answer(target, fields));
    }

    /** People who open the address are told what is there; programs get what AWS answers. */
    private static boolean isFromBrowser(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET)
                && header(request, "Accept").contains("text/html");
    }

    private static String selfDescription(HttpServerRequest request) {
        return SELF_DESCRIPTION.formatted(request.scheme() + "://" + request.authority());
    }

    private static Reply failed(Throwable cause) {
        return Reply.of(
                WireFormat.JSON,
                new ApiException(INTERNAL_ERROR, "InternalFailureException", "The local Kinesis failed: " + cause));
    }

    private static void send(HttpServerRequest request, Reply reply) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            return;
        }
        response.setStatusCode(reply.status())
                .putHeader("Content-Length", Integer.toString(reply.body().length()))
                .putHeader("x-amzn-RequestId", requestId());
        if (!Cors.isPreflight(request)) {
            response.putHeader("x-amz-id-2", extendedId());
        }
        Cors.addHeaders(request, response);
        reply.contentType().ifPresent(type -> response.putHeader("Content-Type", type));
        reply.errorType().ifPresent(type -> response.putHeader("x-amzn-ErrorType", type));
        // One write for headers and body: apart, Nagle and the delayed ACK would hold the body back for 40 ms.
        response.end(reply.body())
                .onFailure(broken -> LOG.debug("A client left before its answer was written", broken));
    }

    private static String header(HttpServerRequest request, String name) {
        String value = request.getHeader(name);
        return value == null ? "" : value;
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
