package io.headwater.stocks.providers;

import java.time.Duration;
import java.util.Optional;

/**
 * What a server answered.
 *
 * @param text its body, unpacked
 * @param retryAfter how long it asks to wait
 */
record HttpAnswer(int status, String text, Optional<Duration> retryAfter) {
    private static final int SHOWN = 80;

    boolean isSuccess() {
        return status >= 200 && status <= 299;
    }

    /** For messages: the status, and how the body begins, in one line. */
    String inWords() {
        String line = text.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
        if (line.isEmpty()) {
            return "status " + status + " without a body";
        }
        return "status %d and '%s'".formatted(status, line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…");
    }
}
