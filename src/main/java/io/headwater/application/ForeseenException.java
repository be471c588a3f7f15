package io.headwater.application;

/** A reason not to go on that the user can mend; the message says how, and no trace is needed. */
public final class ForeseenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ForeseenException(String message) {
        super(message);
    }
}
