package io.headwater.publishing;

import java.util.List;
import java.util.Optional;

/**
 * The account of one file on its way: rows handed out, rows acknowledged or rejected, rows under way, and the first failure.
 *
 * <p>Thread-safe: the file's reader opens batches, the sink's threads acknowledge them.
 */
public final class Delivery {
    private final String name;
    private final DeliveryLog log;
    private long rowsOpened;
    private long rowsAcknowledged;
    private long rowsRejected;
    private long rowsUnderWay;
    private Traffic traffic = Traffic.NONE;
    private Optional<PublishException> failure = Optional.empty();

    /** Opens the account of the file or source called {@code name} in messages. */
    public Delivery(String name, DeliveryLog log) {
        this.name = name;
        this.log = log;
    }

    /** What the rows belong to, as messages name it. */
    public String name() {
        return name;
    }

    /** Opens the next batch; from here on its rows are owed. */
    public synchronized RowBatch open(List<Row> rows) {
        rowsOpened += rows.size();
        return new RowBatch(this, rows);
    }

    /** Notes that a publisher has taken rows over. */
    synchronized void begin(int rows) {
        rowsUnderWay += rows;
    }

    /** Notes that nothing more will be done for rows that a publisher had taken over. */
    synchronized void giveUp(int rows) {
        end(rows);
    }

    /** Notes that rows, at least one, are stored for good, and where. */
    void acknowledge(List<Row> rows, List<StoredRows> stored) {
        log.acknowledged(rows, stored);
        synchronized (this) {
            rowsAcknowledged += rows.size();
            end(rows.size());
        }
    }

    /** Notes that the target can never take a row: it is set aside, or the delivery fails. */
    void reject(Row row, String reason) {
        boolean setAside = log.rejected(row, reason);
        synchronized (this) {
            if (setAside) {
                rowsRejected++;
            } else {
                fail(new PublishException(
                        "Publishing %s: row %d can never be sent: %s.".formatted(name, row.number() + 1, reason)));
            }
            end(1);
        }
    }

    private void end(int rows) {
        rowsUnderWay -= rows;
        if (rowsUnderWay == 0) {
            notifyAll();
        }
    }

    /** Adds to what delivering cost. */
    synchronized void count(Traffic more) {
        traffic = traffic.plus(more);
    }

    /** What delivering cost so far. */
    public synchronized Traffic traffic() {
        return traffic;
    }

    /** Ends the delivery with an error; the first one stays. */
    synchronized void fail(PublishException error) {
        if (failure.isEmpty()) {
            failure = Optional.of(error);
        }
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
    public synchronized void requireNotFailed() {
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** Waits until no row of this delivery is under way: after that the counts do not change by themselves. */
    public synchronized void awaitSettled() throws InterruptedException {
        while (rowsUnderWay > 0) {
            wait();
        }
    }

    /** Rows handed out for publishing. */
    public synchronized long rowsOpened() {
        return rowsOpened;
    }

    /** Rows that are stored for good. */
    public synchronized long rowsAcknowledged() {
        return rowsAcknowledged;
    }

    /** Rows that the target can never take, and that were set aside. */
    public synchronized long rowsRejected() {
        return rowsRejected;
    }

    /** Rows that were handed out and have no outcome yet. */
    public synchronized long rowsOwed() {
        return rowsOpened - rowsAcknowledged - rowsRejected;
    }
}
