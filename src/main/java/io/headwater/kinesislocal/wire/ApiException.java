package io.headwater.kinesislocal.wire;

import java.io.IOException;
import java.util.Optional;

/** An error that a client is told of, as the API names and words it. */
public final class ApiException extends RuntimeException implements Answer {
    private static final long serialVersionUID = 1;
    private static final int BAD_REQUEST = 400;
    private static final int INTERNAL_ERROR = 500;
    private static final String MESSAGE = "message";
    /** Only the errors of a value's type have it with a capital. */
    private static final String TYPE_MESSAGE = "Message";

    private final int status;
    private final String type;
    /** The field of the answer that holds the message; empty if the client is told nothing but the type. */
    private final String messageField;

    /**
     * An error.
     *
     * @param status the HTTP status code
     * @param type such as ResourceNotFoundException
     * @param message what the client's user reads
     */
    public ApiException(int status, String type, String message) {
        this(status, type, MESSAGE, message);
    }

    private ApiException(int status, String type, String messageField, String message) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.messageField = messageField;
    }

    /** A request that breaks the rules of its action. */
    public static ApiException invalidArgument(String message) {
        return new ApiException(BAD_REQUEST, "InvalidArgumentException", message);
    }

    /** A request that breaks the constraints of a field. */
    public static ApiException validation(String message) {
        return new ApiException(BAD_REQUEST, "ValidationException", message);
    }

    /**
     * A body that cannot be read at all. The API does not say why.
     *
     * @param seen for the log only
     */
    public static ApiException malformed(String seen) {
        return new ApiException(BAD_REQUEST, "SerializationException", "", seen);
    }

    /** A value of the wrong type. */
    public static ApiException wrongType(String message) {
        return new ApiException(BAD_REQUEST, "SerializationException", TYPE_MESSAGE, message);
    }

    /**
     * An action that the API does not know. It does not say which.
     *
     * @param seen for the log only
     */
    public static ApiException unknownOperation(String seen) {
        return new ApiException(BAD_REQUEST, "UnknownOperationException", "", seen);
    }

    /**
     * What the API itself fails at. It does not say why.
     *
     * @param seen for the log only
     */
    public static ApiException internalFailure(String seen) {
        return new ApiException(INTERNAL_ERROR, "InternalFailure", "", seen);
    }

    /** A stream or shard that is not there. */
    public static ApiException notFound(String message) {
        return new ApiException(BAD_REQUEST, "ResourceNotFoundException", message);
    }

    /** A stream that is there already. */
    public static ApiException inUse(String message) {
        return new ApiException(BAD_REQUEST, "ResourceInUseException", message);
    }

    /** More than a shard takes or gives for now. */
    public static ApiException throughputExceeded(String message) {
        return new ApiException(BAD_REQUEST, "ProvisionedThroughputExceededException", message);
    }

    /** More than the account may have. */
    public static ApiException limitExceeded(String message) {
        return new ApiException(BAD_REQUEST, "LimitExceededException", message);
    }

    /** The HTTP status code. */
    public int status() {
        return status;
    }

    /** The name of the error, such as ResourceNotFoundException. */
    public String type() {
        return type;
    }

    /** What the client's user reads; empty where the API says nothing. */
    public Optional<String> text() {
        return messageField.isEmpty() ? Optional.empty() : Optional.ofNullable(getMessage());
    }

    @Override
    public void writeTo(AnswerWriter out) throws IOException {
        out.text("__type", type);
        Optional<String> text = text();
        if (text.isPresent()) {
            out.text(messageField, text.get());
        }
    }
}
