package io.headwater.kinesis;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How far a shard is done with: up to the first record that is not, whatever is done behind it. Thread-safe: one thread hands batches
 * out, any may say that they are done.
 */
final class ShardPosition {
    private final Deque<Open> open = new ArrayDeque<>();
    private Optional<String> doneThrough = Optional.empty();

    private static final class Open {
        private final Custody batch;
        private Optional<String> doneThrough = Optional.empty();

        Open(Custody batch) {
            this.batch = batch;
        }

        boolean isDone() {
            return doneThrough
                    .filter(through -> SequenceNumbers.compare(through, batch.last()) >= 0)
                    .isPresent();
        }
    }

    /** Notes that a batch, which follows those before, is handed out. */
    synchronized void handOut(Custody batch) {
        open.add(new Open(batch));
    }

    /** Forgets a batch that failed: it will be handed out again, and what is still said of this one does not count. */
    synchronized void withdraw(Custody batch) {
        open.removeIf(each -> each.batch == batch);
    }

    synchronized void done(Custody batch, String through) {
        for (Open each : open) {
            if (each.batch == batch) {
                each.doneThrough = Optional.of(through);
            }
        }
        for (Open first = open.peek(); first != null && first.doneThrough.isPresent(); first = open.peek()) {
            doneThrough = first.doneThrough;
            if (!first.isDone()) {
                return;
            }
            open.remove();
        }
    }

    /** The record up to which all is done that was handed out; empty if none is. */
    synchronized Optional<String> doneThrough() {
        return doneThrough;
    }

    /** Whether all that was handed out is done. */
    synchronized boolean isAllDone() {
        return open.isEmpty();
    }
}
