package io.headwater.transactions.daily;

/** Today's file cannot be made; the message says why and what to do. */
public final class DailyFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DailyFileException(String message) {
        super(message);
    }

    DailyFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
