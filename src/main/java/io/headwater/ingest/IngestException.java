package io.headwater.ingest;

/** Says that messages could not be kept, which their sender may try again; the message says why and what to do. */
public final class IngestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IngestException(String message, Throwable cause) {
        super(message, cause);
    }
}
