package io.headwater.kinesis;

import java.util.concurrent.CompletionException;
import software.amazon.awssdk.services.kinesis.model.KinesisException;

/** A stream that cannot be read, and why. */
public final class StreamException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StreamException(String message) {
        super(message);
    }

    StreamException(String message, Throwable cause) {
        super(message, cause);
    }

    static StreamException reading(String stream, CompletionException error) {
        Throwable cause = error.getCause() == null ? error : error.getCause();
        String seen = cause instanceof KinesisException kinesis && kinesis.awsErrorDetails() != null
                ? kinesis.awsErrorDetails().errorMessage()
                : String.valueOf(cause.getMessage());
        return new StreamException("Reading stream '" + stream + "': " + seen, cause);
    }
}
