package io.headwater.soak;

import java.util.Random;

/**
 * How and when one life of the process ends.
 *
 * @param when what is waited for
 * @param millis how long after that
 */
record Ending(When when, int millis, boolean gently) {
    /** What is waited for. */
    enum When {
        STARTED,
        RUNNING,
        /** More is on record of how far a file came. */
        CHECKPOINT,
        /** A receipt is there, and its file about to be archived. */
        RECEIPT,
        /** A row was rejected. */
        REJECTION
    }

    static Ending draw(Random random) {
        int kind = random.nextInt(100);
        if (kind < 25) {
            return new Ending(When.STARTED, 50 + random.nextInt(3_950), false);
        }
        if (kind < 50) {
            return new Ending(When.RUNNING, random.nextInt(2_500), false);
        }
        if (kind < 70) {
            return new Ending(When.CHECKPOINT, millisAfterIt(random), false);
        }
        if (kind < 84) {
            return new Ending(When.RECEIPT, random.nextInt(4), false);
        }
        if (kind < 90) {
            return new Ending(When.REJECTION, millisAfterIt(random), false);
        }
        return new Ending(When.RUNNING, random.nextInt(2_000), true);
    }

    private static int millisAfterIt(Random random) {
        return random.nextBoolean() ? 0 : random.nextInt(400);
    }
}
