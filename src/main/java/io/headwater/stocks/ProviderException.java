package io.headwater.stocks;

import java.util.List;

/** Why a provider did not give what it was asked for; the message is {@code yahoo: …} with what it said. */
public final class ProviderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What follows from it. */
    public enum Kind {
        /** It answered, and has no such symbol. */
        UNKNOWN_SYMBOL,
        /** Nothing answered: there may be no network. */
        UNREACHABLE,
        /** It answered that it will not, as to too many requests or a wrong token. */
        REFUSED,
        /** What it answered makes no sense, or it failed. */
        BROKEN
    }

    private final Kind kind;
    private final transient List<Listing> near;

    private ProviderException(Kind kind, String message, List<Listing> near) {
        super(message);
        this.kind = kind;
        this.near = List.copyOf(near);
    }

    /** Of a provider, for a reason given as a sentence without its full stop. */
    public static ProviderException of(Kind kind, String provider, String reason) {
        return new ProviderException(kind, provider + ": " + reason, List.of());
    }

    /**
     * The provider has no such symbol.
     *
     * @param near symbols that may have been meant
     */
    public static ProviderException unknown(String provider, String symbol, List<Listing> near) {
        return new ProviderException(Kind.UNKNOWN_SYMBOL, provider + ": there is no symbol " + symbol, near);
    }

    /** What follows from it. */
    public Kind kind() {
        return kind;
    }

    /** Symbols that may have been meant; none unless the symbol is unknown. */
    public List<Listing> near() {
        return near;
    }
}
