package io.headwater.soak;

import java.util.Locale;

/** What an HTTP server may do with a body instead of taking it and saying so. */
enum HttpTrouble {
    RESET_BEFORE(false),
    RESET_AFTER(true),
    TOO_MANY_REQUESTS(false),
    INTERNAL_ERROR(false),
    INTERNAL_ERROR_AFTER(true),
    UNAVAILABLE(false),
    UNAVAILABLE_RETRY_AFTER(false),
    NOT_FOUND(false),
    TOO_LARGE(false),
    /** Taken and said so, only later. */
    SLOW(false),
    GARBAGE(true),
    TRUNCATED(true);

    private final boolean answerIsLost;

    HttpTrouble(boolean answerIsLost) {
        this.answerIsLost = answerIsLost;
    }

    /** Whether the body is taken, and the client is not told. */
    boolean answerIsLost() {
        return answerIsLost;
    }

    String label() {
        return "HTTP " + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
