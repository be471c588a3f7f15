package io.headwater.kinesislocal;

import io.headwater.kinesislocal.api.Api;
import io.headwater.kinesislocal.faults.Faults;
import io.headwater.kinesislocal.wire.ApiException;
import io.headwater.kinesislocal.wire.Fields;
import io.headwater.kinesislocal.wire.WireFormat;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
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
    private static final String SELF_DESCRIPTION = """
            This is Headwater's local Kinesis: a Kinesis Data Streams in one process, for trying and testing.
            Point a client at this address, with any credentials:
              aws --endpoint-url %s kinesis list-streams
            """;

    private final Vertx vertx;
    private final Api api;
    private final FaultyAnswers answers;

    HttpFront(Vertx vertx, Api api, Faults faults) {
        this.vertx = vertx;
        this.api = api;
        this.answers = new FaultyAnswers(api, faults);
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
        request.endHandler(end -> vertx.<Delivery>executeBlocking(() -> deliver(request, body.getBytes()), false)
                .onComplete(done -> (done.succeeded() ? done.result() : failed(done.cause())).to(request, vertx)));
    }

    private Delivery deliver(HttpServerRequest request, byte[] body) {
        if (Cors.isPreflight(request)) {
            return Delivery.of(Reply.empty());
        }
        if (!request.method().equals(HttpMethod.POST)) {
            return Delivery.of(isFromBrowser(request) ? Reply.text(selfDescription(request)) : Reply.noAction());
        }
        String contentType = header(request, "Content-Type").split(";", 2)[0].strip();
        Optional<WireFormat> format = WireFormat.ofContentType(contentType);
        try {
            return answer(request, contentType, format, body);
        } catch (ApiException error) {
            LOG.debug("Refused a request for '{}': {}", header(request, TARGET), error.getMessage());
            return Delivery.of(Reply.of(format.orElse(WireFormat.CBOR), error));
        } catch (RuntimeException bug) {
            LOG.error("Answering {} failed", header(request, TARGET), bug);
            return Delivery.of(Reply.of(
                    format.orElse(WireFormat.JSON),
                    new ApiException(
                            INTERNAL_ERROR, "InternalFailureException", "A bug in the local Kinesis: " + bug)));
        }
    }

    /** In the order in which AWS looks at a request, so that one with several faults is told of the same one. */
    private Delivery answer(HttpServerRequest request, String contentType, Optional<WireFormat> format, byte[] body) {
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
            return Delivery.of(Reply.inPlainJson(WireFormat.JSON.canRead(body)));
        }
        if (format.isEmpty()) {
            return Delivery.of(
                    TARGET_FORM.matcher(target).lookingAt() ? Reply.noActionInThatFormat() : Reply.noAction());
        }
        Fields fields = format.get().read(body);
        if (!api.knows(target)) {
            throw api.unknown(target);
        }
        boolean dated =
                request.headers().contains("X-Amz-Date") || request.headers().contains("Date");
        Authorization.check(header(request, "Authorization"), dated, request.query() == null ? "" : request.query());
        return answers.to(target, fields, format.get());
    }

    /** People who open the address are told what is there; programs get what AWS answers. */
    private static boolean isFromBrowser(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET)
                && header(request, "Accept").contains("text/html");
    }

    private static String selfDescription(HttpServerRequest request) {
        return SELF_DESCRIPTION.formatted(request.scheme() + "://" + request.authority());
    }

    private static Delivery failed(Throwable cause) {
        return Delivery.of(Reply.of(
                WireFormat.JSON,
                new ApiException(INTERNAL_ERROR, "InternalFailureException", "The local Kinesis failed: " + cause)));
    }

    private static String header(HttpServerRequest request, String name) {
        String value = request.getHeader(name);
        return value == null ? "" : value;
    }
}
