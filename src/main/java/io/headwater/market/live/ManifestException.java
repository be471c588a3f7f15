package io.headwater.market.live;

/** The manifest of faults cannot be written; the message says why, and what to do. */
final class ManifestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ManifestException(String message) {
        super(message);
    }
}
