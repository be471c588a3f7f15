package io.headwater.publishing;

import java.time.Duration;

/**
 * Why a sink did not take rows.
 *
 * @param kind what follows from it
 * @param detail what the sink said, for a person
 * @param waitAtLeast how long the sink asked to be left alone; zero if it did not say
 * @param maybeStored whether the rows may be stored all the same, since no answer to the request was understood
 */
public record Refusal(Kind kind, String detail, Duration waitAtLeast, boolean maybeStored) {

    /** What follows from a refusal. */
    public enum Kind {
        /** The target is well, but will never take these: they are set aside. The least of reasons: beside another one all are sent again. */
        NEVER_TAKEN,
        /** The sink is well but full: try again, slower, for as long as it takes. */
        THROTTLED,
        /** Something broke that may heal: try again until patience runs out. */
        FAILED,
        /** The request is larger than the sink takes: try its halves; a row that is too large alone can never be sent. */
        TOO_LARGE,
        /** Sending the same again can never succeed: stop. */
        HOPELESS
    }

    /** A refusal to be retried by the sender's own wait, of rows that are surely not stored. */
    public Refusal(Kind kind, String detail) {
        this(kind, detail, Duration.ZERO, false);
    }

    /** A refusal by a sink that asks for time. */
    public static Refusal throttled(String detail, Duration waitAtLeast) {
        return new Refusal(Kind.THROTTLED, detail, waitAtLeast, false);
    }

    /** No answer that can be understood: whether the rows are stored is not known. */
    public static Refusal ofUnknownOutcome(String detail) {
        return new Refusal(Kind.FAILED, detail, Duration.ZERO, true);
    }
}
