package io.headwater.kinesislocal.wire;

/** An error that a client is told of, as the API names it. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int BAD_REQUEST = 400;

    private final int status;
    private final String type;

    /**
     * An error.
     *
     * @param status the HTTP status code
     * @param type such as ResourceNotFoundException
     * @param message what the client's user reads
     */
    public ApiException(int status, String type, String message) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
    }

    /** A request that breaks the rules of its action. */
    public static ApiException invalidArgument(String message) {
        return new ApiException(BAD_REQUEST, "InvalidArgumentException", message);
    }

    /** A request that breaks the constraints of a field. */
    public static ApiException validation(String message) {
        return new ApiException(BAD_REQUEST, "ValidationException", message);
    }

    /** A request that cannot be read. */
    public static ApiException serialization(String message) {
        return new ApiException(BAD_REQUEST, "SerializationException", message);
    }

    /** A stream or shard that is not there. */
    public static ApiException notFound(String message) {
        return new ApiException(BAD_REQUEST, "ResourceNotFoundException", message);
    }

    /** A stream that is there already. */
    public static ApiException inUse(String message) {
        return new ApiException(BAD_REQUEST, "ResourceInUseException", message);
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

    /** What the client's user reads. */
    public String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
