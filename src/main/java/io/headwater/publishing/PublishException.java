package io.headwater.publishing;

/** Says that rows could not be published: what was being done, what was seen, and what to do. */
public class PublishException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An error with a message that stands alone. */
    public PublishException(String message) {
        super(message);
    }

    /** An error whose cause is worth a look in the log. */
    public PublishException(String message, Throwable cause) {
        super(message, cause);
    }
}
