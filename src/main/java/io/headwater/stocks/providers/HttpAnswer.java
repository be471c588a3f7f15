package io.headwater.stocks.providers;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * What a server answered.
 *
 * @param body unpacked
 * @param retryAfter how long it asks to wait
 */
record HttpAnswer(int status, byte[] body, Optional<Duration> retryAfter) {
    private static final int SHOWN = 80;

    boolean isSuccess() {
        return status >= 200 && status <= 299;
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** For messages: the status, and how the body begins, in one line. */
    String inWords() {
        String text = text().strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
        if (text.isEmpty()) {
            return "status " + status + " without a body";
        }
        return "status %d and '%s'".formatted(status, text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…");
    }
}
