package io.headwater.stocks.cache;

/** The cache cannot be read or written; the message says why, and what to do. */
public final class CacheException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CacheException(String message, Throwable cause) {
        super(message, cause);
    }
}
