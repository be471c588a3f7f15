package io.headwater.publishing;

import java.time.Duration;

/**
 * Why a sink did not take rows.
 *
 * @param kind what follows from it
 * @param detail what the sink said, for a person
 * @param waitAtLeast how long the sink asked to be left alone; zero if it did not say
 */
public record Refusal(Kind kind, String detail, Duration waitAtLeast) {

    /** What follows from a refusal. */
    public enum Kind {
        /** The sink is well but full: try again, slower, for as long as it takes. */
        THROTTLED,
        /** Something broke that may heal: try again until patience runs out. */
        FAILED,
        /** Sending the same again can never succeed: stop. */
        HOPELESS
    }

    /** A refusal to be retried by the sender's own wait. */
    public Refusal(Kind kind, String detail) {
        this(kind, detail, Duration.ZERO);
    }
}
