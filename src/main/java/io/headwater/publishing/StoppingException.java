package io.headwater.publishing;

/** Rows are not published because Headwater is stopping; no failure, what is left goes on at the next start. */
public final class StoppingException extends PublishException {
    private static final long serialVersionUID = 1L;

    /** One with a message for the log. */
    public StoppingException(String message) {
        super(message);
    }
}
