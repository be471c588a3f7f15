package io.headwater.stocks.providers;

/** An answer that is not what it should be; the message says what of it is not. */
final class AnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    AnswerException(String message) {
        super(message);
    }
}
