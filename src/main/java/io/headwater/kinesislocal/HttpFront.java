package io.headwater.kinesislocal;

import io.headwater.kinesislocal.api.Api;
import io.headwater.kinesislocal.wire.Answer;
import io.headwater.kinesislocal.wire.ApiException;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns HTTP requests into requests to the API, and its answers into HTTP. */
final class HttpFront implements Handler<HttpServerRequest> {
    /** 10 MiB of records in base64 with room for keys and for clients that are to be told by how much they exceed it. */
    static final int MAX_BODY_BYTES = 32 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
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
                .onComplete(done -> send(request.response(), done.succeeded() ? done.result() : failed(done.cause()))));
    }

    private Reply reply(HttpServerRequest request, byte[] body) {
        if (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD)) {
            String self = SELF_DESCRIPTION.formatted(request.scheme() + "://" + request.authority());
            return new Reply(OK, "text/plain; charset=utf-8", Optional.empty(), Buffer.buffer(self));
        }
        Optional<WireFormat> format = WireFormat.ofContentType(header(request, "Content-Type"));
        try {
            if (body.length > MAX_BODY_BYTES) {
                throw new ApiException(
                        TOO_LARGE,
                        "RequestEntityTooLargeException",
                        "The request has more than " + MAX_BODY_BYTES + " bytes.");
            }
            return new Reply(format.orElse(WireFormat.JSON), answer(request, format, body));
        } catch (ApiException error) {
            return new Reply(format.orElse(WireFormat.JSON), error);
        } catch (RuntimeException bug) {
            LOG.error("Answering {} failed", header(request, "X-Amz-Target"), bug);
            return new Reply(
                    format.orElse(WireFormat.JSON),
                    new ApiException(INTERNAL_ERROR, "InternalFailureException", "A bug in the local Kinesis: " + bug));
        }
    }

    private Answer answer(HttpServerRequest request, Optional<WireFormat> format, byte[] body) {
        boolean signed = request.headers().contains("Authorization")
                || (request.query() != null && request.query().contains("X-Amz-Signature="));
        if (!signed) {
            throw new ApiException(BAD_REQUEST, "MissingAuthenticationTokenException", "Missing Authentication Token");
        }
        WireFormat understood = format.orElseThrow(() -> ApiException.serialization("The Content-Type '"
                + header(request, "Content-Type") + "' is neither " + WireFormat.JSON.contentType() + " nor "
                + WireFormat.CBOR.contentType() + "."));
        return api.answer(header(request, "X-Amz-Target"), understood.read(body));
    }

    private static Reply failed(Throwable cause) {
        return new Reply(
                WireFormat.JSON,
                new ApiException(INTERNAL_ERROR, "InternalFailureException", "The local Kinesis failed: " + cause));
    }

    private static void send(HttpServerResponse response, Reply reply) {
        if (response.closed() || response.ended()) {
            return;
        }
        response.setStatusCode(reply.status())
                .putHeader("Content-Type", reply.contentType())
                .putHeader("Content-Length", Integer.toString(reply.body().length()))
                .putHeader("x-amzn-RequestId", requestId())
                .putHeader("x-amz-id-2", extendedId());
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

    private record Reply(int status, String contentType, Optional<String> errorType, Buffer body) {
        Reply(WireFormat format, Answer answer) {
            this(OK, format.contentType(), Optional.empty(), Buffer.buffer(format.write(answer)));
        }

        Reply(WireFormat format, ApiException error) {
            this(
                    error.status(),
                    format.contentType(),
                    Optional.of(error.type()),
                    Buffer.buffer(
                            format.write(out -> out.text("__type", error.type()).text("message", error.text()))));
        }
    }
}
