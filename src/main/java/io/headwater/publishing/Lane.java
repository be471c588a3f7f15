package io.headwater.publishing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * The rows that wait for one shard, and when more of them may be sent: its pace, and its wait after a failure. Not thread-safe.
 * Times are those of {@link System#nanoTime()}.
 */
final class Lane {
    private final Pace pace;
    private final Backoff backoff;
    private final Deque<Pending> waiting = new ArrayDeque<>();
    private long bytesWaiting;
    private int failuresInARow;
    private boolean isFailing;
    private long failingSince;
    private boolean waits;
    private long waitsUntil;

    Lane(Pace pace, Backoff backoff) {
        this.pace = pace;
        this.backoff = backoff;
    }

    void add(Pending row) {
        waiting.addLast(row);
        bytesWaiting += row.bytes();
    }

    /** Puts rows before those that wait, in their order. */
    void putBack(List<Pending> rows) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            waiting.addFirst(rows.get(i));
            bytesWaiting += rows.get(i).bytes();
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Whether what was sent last failed, and is not to be sent again yet. */
    boolean isInTrouble() {
        return failuresInARow > 0;
    }

    /** How long until it is worth sending some of what waits, in nanoseconds; 0 if now. There must be something. */
    long nanosUntilReady(long now) {
        if (waits && waitsUntil - now > 0) {
            return waitsUntil - now;
        }
        waits = false;
        return pace.nanosUntilReady(now, waiting.size(), bytesWaiting);
    }

    /** Hands rows over, in their order, for as long as the pace allows it; those that are not accepted stay where they are. */
    void handOver(int most, Predicate<Pending> acceptance) {
        List<Pending> passedOver = new ArrayList<>();
        int taken = 0;
        while (taken < most && !waiting.isEmpty() && pace.allows()) {
            Pending row = waiting.removeFirst();
            bytesWaiting -= row.bytes();
            if (acceptance.test(row)) {
                pace.sent(row.bytes());
                taken++;
            } else {
                passedOver.add(row);
            }
        }
        putBack(passedOver);
    }

    /** Removes the rows of a delivery and returns them. */
    List<Pending> drop(Delivery delivery) {
        List<Pending> dropped =
                waiting.stream().filter(row -> row.delivery() == delivery).toList();
        if (!dropped.isEmpty()) {
            waiting.removeIf(row -> row.delivery() == delivery);
            dropped.forEach(row -> bytesWaiting -= row.bytes());
        }
        forgetFailingIfEmpty();
        return dropped;
    }

    /** Every delivery that has rows here. */
    List<Delivery> deliveries() {
        return waiting.stream().map(Pending::delivery).distinct().toList();
    }

    /** Notes that rows were taken: whatever failed before is over. */
    void taken(int rows, long now) {
        failuresInARow = 0;
        isFailing = false;
        pace.taken(rows, now);
    }

    /** Notes that rows were refused because something is broken. */
    void failing(long now) {
        if (!isFailing) {
            isFailing = true;
            failingSince = now;
        }
    }

    /** Whether it has failed for longer than anybody is to wait; what comes after that is waited for anew. */
    boolean isGivenUp(Patience patience) {
        boolean over = isFailing && patience.isOver(failingSince);
        isFailing &= !over;
        return over;
    }

    /** While nothing is sent nothing fails: what comes later has its own time. */
    private void forgetFailingIfEmpty() {
        isFailing &= !waiting.isEmpty();
    }

    /**
     * Waits, and slows down where the target is full.
     *
     * @param of how many rows the request had for this lane
     * @param sentAt when the request was sent
     * @return how long the lane waits from now on
     */
    Duration refused(Request.Refused refused, int of, long sentAt, long now) {
        forgetFailingIfEmpty();
        if (refused.throttled() > 0) {
            pace.throttled(sentAt, (double) refused.throttled() / of, now);
        }
        boolean alreadyWaits = waits && waitsUntil - now > 0;
        boolean progress = refused.rows().size() < of;
        boolean paceIsWaitEnough =
                progress && refused.throttled() == refused.rows().size();
        Duration wait = refused.why().waitAtLeast();
        // Requests that were under way together failed of one cause: they do not lengthen each other's wait.
        if (!alreadyWaits && !paceIsWaitEnough) {
            Duration own = backoff.after(progress ? 1 : ++failuresInARow);
            wait = own.compareTo(wait) > 0 ? own : wait;
        }
        long until = now + saturatedNanos(wait);
        if (!wait.isZero() && (!alreadyWaits || until - waitsUntil > 0)) {
            waits = true;
            waitsUntil = until;
        }
        return Duration.ofNanos(waits ? Math.max(0, waitsUntil - now) : 0);
    }

    private static long saturatedNanos(Duration wait) {
        return wait.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1).toNanos() : wait.toNanos();
    }
}
