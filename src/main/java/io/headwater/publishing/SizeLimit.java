package io.headwater.publishing;

/**
 * How large a request may be for a target that refused larger ones, found by halving. A single row that is refused was the cause
 * of it all: then what was learned is forgotten. Not thread-safe.
 */
final class SizeLimit {
    private long maxBytes = Long.MAX_VALUE;

    /** The limits with what was learned. */
    RequestLimits on(RequestLimits limits) {
        return limits.withMaxBytes(maxBytes);
    }

    /** Notes that a request of several rows was too large. */
    void exceededBy(long requestBytes) {
        maxBytes = Math.min(maxBytes, Math.max(1, requestBytes / 2));
    }

    void forget() {
        maxBytes = Long.MAX_VALUE;
    }
}
