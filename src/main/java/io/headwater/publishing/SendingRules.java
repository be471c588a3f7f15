package io.headwater.publishing;

/**
 * How a publisher sends.
 *
 * @param inFlight requests under way at once, at least 1; with {@link Order#STRICT} there is one, whatever this says
 */
public record SendingRules(Order order, int inFlight, Backoff backoff, Patience patience) {

    /** Requests under way at once. */
    int requestsAtOnce() {
        return order == Order.STRICT ? 1 : inFlight;
    }
}
