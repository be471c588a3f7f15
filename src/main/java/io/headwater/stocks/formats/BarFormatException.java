package io.headwater.stocks.formats;

/** A text that should be daily bars and is not; the message says what is wrong with it, and in which line. */
public final class BarFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    BarFormatException(String message) {
        super(message);
    }
}
