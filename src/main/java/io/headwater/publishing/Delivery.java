package io.headwater.publishing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The account of one file on its way: rows handed out, rows acknowledged, requests in flight, and the first failure.
 *
 * <p>Thread-safe: the file's reader opens batches, the sink's threads acknowledge them.
 */
public final class Delivery {
    private final String name;
    private final Map<Long, Integer> openBatches = new HashMap<>();
    private long batchesOpened;
    private long batchesDoneInARow;
    private long rowsOpened;
    private long rowsAcknowledged;
    private long rowsSentAgain;
    private int requestsInFlight;
    private Optional<PublishException> failure = Optional.empty();

    /** Opens the account of the file or source called {@code name} in messages. */
    public Delivery(String name) {
        this.name = name;
    }

    /** What the rows belong to, as messages name it. */
    public String name() {
        return name;
    }

    /** Opens the next batch; from here on its rows are owed. */
    public synchronized RowBatch open(List<Row> rows) {
        RowBatch batch = new RowBatch(this, batchesOpened++, rows);
        openBatches.put(batch.number(), rows.size());
        rowsOpened += rows.size();
        settleBatches();
        return batch;
    }

    /** Notes that a request of this delivery begins. */
    synchronized void requestBegins() {
        requestsInFlight++;
    }

    /** Notes that nothing more will be done for a request that began. */
    synchronized void requestEnds() {
        requestsInFlight--;
        notifyAll();
    }

    /** Notes that {@code rows} rows of the batch are stored for good. */
    public synchronized void acknowledge(RowBatch batch, int rows) {
        rowsAcknowledged += rows;
        openBatches.merge(batch.number(), -rows, Integer::sum);
        settleBatches();
    }

    /** Notes that {@code rows} rows that were refused are sent again. */
    synchronized void sentAgain(int rows) {
        rowsSentAgain += rows;
    }

    /** Ends the delivery with an error; the first one stays. */
    synchronized void fail(PublishException error) {
        if (failure.isEmpty()) {
            failure = Optional.of(error);
        }
        notifyAll();
    }

    /** Why the delivery failed, if it did. */
    public synchronized Optional<PublishException> failure() {
        return failure;
    }

    /**
     * Passes while the delivery has not failed.
     *
     * @throws PublishException the first failure
     */
    synchronized void requireNotFailed() {
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** Waits until no request of this delivery is in flight: after that the counts do not change by themselves. */
    public synchronized void awaitSettled() throws InterruptedException {
        while (requestsInFlight > 0) {
            wait();
        }
    }

    /**
     * How many batches, counted from the first, are acknowledged without a gap: the part of the file that need not be sent
     * again, whatever happens.
     */
    public synchronized long batchesAcknowledgedInARow() {
        return batchesDoneInARow;
    }

    /** Whether every row of a batch is stored for good; batches are counted from 0. */
    public synchronized boolean isAcknowledged(long batch) {
        return batch < batchesDoneInARow || openBatches.getOrDefault(batch, -1) == 0;
    }

    /** Rows handed out for publishing. */
    public synchronized long rowsOpened() {
        return rowsOpened;
    }

    /** Rows that are stored for good. */
    public synchronized long rowsAcknowledged() {
        return rowsAcknowledged;
    }

    /** Rows that were sent again, each time counted. */
    public synchronized long rowsSentAgain() {
        return rowsSentAgain;
    }

    private void settleBatches() {
        while (openBatches.getOrDefault(batchesDoneInARow, -1) == 0) {
            openBatches.remove(batchesDoneInARow++);
        }
    }
}
