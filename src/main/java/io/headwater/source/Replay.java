package io.headwater.source;

/**
 * Rows are sent at the times at which what they tell of happened, or in proportion to them.
 *
 * @param eventTimeColumn the column that has these times
 * @param speed how many times as fast as it happened, above 0
 */
public record Replay(String eventTimeColumn, double speed) {
    /** Checks the range; throws {@link IllegalArgumentException}. */
    public Replay {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("Rows must be replayed at a speed above 0, not " + speed);
        }
    }
}
