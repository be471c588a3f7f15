package io.headwater.publishing;

import java.time.Duration;

/**
 * How long nothing more is said of something that goes on: for a time, then twice as long, and so on up to five minutes. Not thread-safe.
 */
public final class Quiet {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Duration first;
    private Duration length;
    private boolean begun;
    private long lastSaid;
    private long lastSeen;
    private long unsaid;

    /** Nothing was said yet; after that there is quiet for {@code first}. */
    public Quiet(Duration first) {
        this.first = first;
        this.length = first;
    }

    /** Whether it is to be said that there are so many more, at a time of {@link System#nanoTime()}. */
    public boolean isOver(long more, long now) {
        unsaid += more;
        // What healed in between begins anew.
        boolean isNew = !begun || now - lastSeen > 2 * length.toNanos();
        lastSeen = now;
        if (!isNew && now - lastSaid <= length.toNanos()) {
            return false;
        }
        Duration doubled = length.multipliedBy(2);
        length = isNew ? first : doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        begun = true;
        lastSaid = now;
        return true;
    }

    /** How many there were since it was said last; they count as said from now on. */
    public long take() {
        long taken = unsaid;
        unsaid = 0;
        return taken;
    }
}
