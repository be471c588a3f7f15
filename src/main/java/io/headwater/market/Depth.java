package io.headwater.market;

/**
 * Which snapshots of order books there are among the messages: after so many orders of a symbol, the next message is what its book is like then.
 *
 * @param levels prices of each side in a snapshot, up to {@value #MOST_LEVELS}; 0: there are no snapshots
 * @param every orders of a symbol from one snapshot to the next, from 1 to {@value #MOST_EVERY}
 */
public record Depth(int levels, int every) {
    /** More than a book ever has. */
    public static final int MOST_LEVELS = 100;

    /** The largest distance of snapshots. */
    public static final int MOST_EVERY = 1_000_000;

    /** No snapshots, as the feed has always been. */
    public static final Depth NONE = new Depth(0, 10);

    /** @throws IllegalArgumentException if a value is not what it may be */
    public Depth {
        if (levels < 0 || levels > MOST_LEVELS || every < 1 || every > MOST_EVERY) {
            throw new IllegalArgumentException(
                    "Snapshots of %d levels every %d orders: there must be 0 to %d levels, and 1 to %d orders."
                            .formatted(levels, every, MOST_LEVELS, MOST_EVERY));
        }
    }

    /** Whether one is due when so many orders have come. */
    boolean isDue(long orders) {
        return levels > 0 && orders % every == 0;
    }
}
