package io.headwater.source;

import io.headwater.publishing.Row;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Decides when the rows of one reading of a file are sent, so that they follow each other as what they tell of did. Each has an
 * event time.
 *
 * <p>The first row released ties event time to the clock: a file that is gone on with does not wait for what was sent before. A
 * row that happened before its predecessor is due together with it, since the order is the file's. Rows that could not be
 * released in time, because their target was slow, are all due: they follow as fast as possible until the replay has caught up.
 *
 * <p>Not thread-safe.
 */
final class ReplayPace {
    private static final double NANOS_OF_MILLI = 1_000_000;

    private final double speed;
    private final LongSupplier nanoTime;
    private boolean began;
    private long beganAt;
    private long firstEventMillis;
    /** When the row released last was due, in nanoseconds from the first. */
    private long lastDue;

    private long rowsReleased;
    /** Of all rows, in nanoseconds: more than a long can have after a while. */
    private double sumOfDelays;

    private long maxDelay;

    /**
     * The pace of rows that are replayed at this speed.
     *
     * @param speed how many times as fast as it happened, above 0
     * @param nanoTime a clock that never goes back, in nanoseconds from anywhere
     */
    ReplayPace(double speed, LongSupplier nanoTime) {
        this.speed = speed;
        this.nanoTime = nanoTime;
    }

    /** How long the row that follows those released must still wait, in nanoseconds; 0 when it is due. */
    long nanosUntilDue(Row row) {
        return Math.max(0, dueAt(row) - elapsed());
    }

    /** Releases the rows from this index on that are due now, which follow those released before; returns how many these are. */
    int release(List<Row> rows, int from) {
        if (from < rows.size() && !began) {
            begin(rows.get(from));
        }
        long now = elapsed();
        int row = from;
        for (; row < rows.size(); row++) {
            long due = dueAt(rows.get(row));
            if (due > now) {
                break;
            }
            lastDue = due;
            sumOfDelays += now - due;
            maxDelay = Math.max(maxDelay, now - due);
        }
        rowsReleased += row - from;
        return row - from;
    }

    /** How late rows were released so far; nothing when none was. */
    Optional<Drift> drift() {
        return rowsReleased == 0
                ? Optional.empty()
                : Optional.of(new Drift(
                        rowsReleased, sumOfDelays / rowsReleased / NANOS_OF_MILLI, maxDelay / NANOS_OF_MILLI));
    }

    private void begin(Row first) {
        began = true;
        beganAt = nanoTime.getAsLong();
        firstEventMillis = first.eventTimeMillis();
    }

    private long elapsed() {
        return began ? nanoTime.getAsLong() - beganAt : 0;
    }

    /** In nanoseconds from the first row; as far away as a long can say at most, which is 292 years. */
    private long dueAt(Row row) {
        if (!began) {
            return 0;
        }
        // In floating point: no difference of two times overflows, and a cast of what is too large gives the largest
        // long.
        double sinceFirst = (double) row.eventTimeMillis() - firstEventMillis;
        return Math.max(lastDue, (long) Math.ceil(sinceFirst * NANOS_OF_MILLI / speed));
    }
}
