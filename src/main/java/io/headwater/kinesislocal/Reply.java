package io.headwater.kinesislocal;

import io.headwater.kinesislocal.wire.Answer;
import io.headwater.kinesislocal.wire.ApiException;
import io.headwater.kinesislocal.wire.WireFormat;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * What is sent back.
 *
 * @param status the HTTP status code
 * @param contentType none for the few answers that AWS sends without
 * @param errorType the name of the error, such as ResourceNotFoundException
 * @param body what follows the headers
 */
record Reply(int status, Optional<String> contentType, Optional<String> errorType, Buffer body) {
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    /** The answer of an action. */
    static Reply of(WireFormat format, Answer answer) {
        return new Reply(OK, Optional.of(format.contentType()), Optional.empty(), Buffer.buffer(format.write(answer)));
    }

    /** An error that an action ends with. */
    static Reply of(WireFormat format, ApiException error) {
        return new Reply(
                error.status(),
                Optional.of(format.contentType()),
                Optional.of(error.type()),
                Buffer.buffer(format.write(error)));
    }

    /** The same, with a body as a proxy sends it that knows nothing of formats. */
    Reply asGarbage() {
        return new Reply(
                status, contentType, errorType, Buffer.buffer("<html><body>This is not Kinesis.</body></html>"));
    }

    /** Plain text. */
    static Reply text(String text) {
        return new Reply(OK, Optional.of("text/plain; charset=utf-8"), Optional.empty(), Buffer.buffer(text));
    }

    /** Nothing but headers. */
    static Reply empty() {
        return new Reply(OK, Optional.empty(), Optional.empty(), Buffer.buffer());
    }

    /** To a request that names no action. */
    static Reply noAction() {
        return new Reply(FORBIDDEN, Optional.empty(), Optional.empty(), Buffer.buffer("""
                <AccessDeniedException>
                  <Message>Unable to determine service/operation name to be authorized</Message>
                </AccessDeniedException>
                """));
    }

    /** To a request that names an action in a format in which there is none. */
    static Reply noActionInThatFormat() {
        return new Reply(
                NOT_FOUND, Optional.empty(), Optional.empty(), Buffer.buffer("<UnknownOperationException/>\n"));
    }

    /** To what comes as application/json, in which AWS only ever answers that it does not understand. */
    static Reply inPlainJson(boolean readable) {
        String type = readable ? "UnknownOperationException" : "SerializationException";
        String body = "{\"Output\":{\"__type\":\"com.amazon.coral.service#" + type + "\"},\"Version\":\"1.0\"}";
        return new Reply(
                readable ? NOT_FOUND : BAD_REQUEST,
                Optional.of("application/json"),
                Optional.of(type),
                Buffer.buffer(body));
    }
}
