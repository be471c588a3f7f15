package io.headwater.publishing.http;

import java.util.Optional;

/** POSTs one body and says what the server answered; blocking, thread-safe. */
public interface HttpPost {

    /**
     * POSTs {@code body}.
     *
     * @throws Exception if there was no answer
     */
    Response post(byte[] body, String contentType) throws Exception;

    /**
     * What the server answered.
     *
     * @param status the HTTP status
     * @param retryAfter the Retry-After header, as it came
     * @param text the body, or the beginning of a long one
     */
    record Response(int status, Optional<String> retryAfter, String text) {
        private static final int FIRST_SERVER_ERROR = 500;
        private static final int MOST_WORDS = 200;

        /** What it says, in one line that is not too long for a message. */
        String inWords() {
            String line = text.strip().replaceAll("\\s+", " ");
            String words = line.length() <= MOST_WORDS ? line : line.substring(0, MOST_WORDS) + "…";
            return ("HTTP " + status + " " + words).strip();
        }

        /** Whether the status is one of 200 to 299: each of them acknowledges the body. */
        boolean isAcknowledgement() {
            return status >= 200 && status <= 299;
        }

        /** Whether the server says that the error is its own. */
        boolean isServerError() {
            return status >= FIRST_SERVER_ERROR;
        }
    }
}
