package io.headwater.background;

/** A reason why a Headwater cannot be started, found or stopped that its user can mend; the message says how. */
public final class BackgroundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackgroundException(String message) {
        super(message);
    }
}
