package io.headwater.stocks.lookup;

import io.headwater.stocks.Listing;
import java.util.List;

/** Why a question about stocks has no answer; the message says who said what, and what to do. */
public final class StockException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What follows from it. */
    public enum Kind {
        /** There is no such symbol. */
        UNKNOWN_SYMBOL,
        /** Whoever could have it answered something else. */
        PROVIDERS_FAILED,
        /** Whoever could have it cannot be asked now, as without a network or after too many requests. */
        UNAVAILABLE
    }

    private final Kind kind;
    private final transient List<Listing> near;

    StockException(Kind kind, String message, List<Listing> near) {
        super(message);
        this.kind = kind;
        this.near = List.copyOf(near);
    }

    /** What follows from it. */
    public Kind kind() {
        return kind;
    }

    /** Symbols that may have been meant. */
    public List<Listing> near() {
        return near;
    }
}
