package io.headwater.market.lobster;

/** The files cannot be written; the message says which, why, and what became of them. */
public final class LobsterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LobsterException(String message, Throwable cause) {
        super(message, cause);
    }
}
