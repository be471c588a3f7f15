package io.headwater.publishing;

/**
 * What delivering cost beyond the rows themselves; counts, all from 0.
 *
 * @param requests requests that carried rows of the delivery
 * @param rowsSentAgain rows that were sent again, each time counted
 * @param rowsThrottled rows that were refused because the target was full, each time counted
 * @param requestsOfUnknownOutcome requests without an answer that could be understood
 * @param rowsPossiblyDuplicated rows in these: each may be stored once more than it was acknowledged
 */
public record Traffic(
        long requests,
        long rowsSentAgain,
        long rowsThrottled,
        long requestsOfUnknownOutcome,
        long rowsPossiblyDuplicated) {
    /** None yet. */
    public static final Traffic NONE = new Traffic(0, 0, 0, 0, 0);

    /** Both together. */
    public Traffic plus(Traffic other) {
        return new Traffic(
                requests + other.requests,
                rowsSentAgain + other.rowsSentAgain,
                rowsThrottled + other.rowsThrottled,
                requestsOfUnknownOutcome + other.requestsOfUnknownOutcome,
                rowsPossiblyDuplicated + other.rowsPossiblyDuplicated);
    }
}
