package io.headwater.kinesis;

/**
 * The account of one batch: how far its records are done with. It does not hold the records, so that it costs nothing to keep for
 * long. Thread-safe.
 */
public final class Custody {
    private final ShardPosition position;
    private final String first;
    private final String last;
    private volatile boolean takenOver;

    Custody(ShardPosition position, String first, String last) {
        this.position = position;
        this.first = first;
        this.last = last;
    }

    /** The sequence number of the batch's first record. */
    public String first() {
        return first;
    }

    /** That of its last. */
    public String last() {
        return last;
    }

    void takeOver() {
        takenOver = true;
    }

    boolean isTakenOver() {
        return takenOver;
    }

    /**
     * Notes that all records of the shard up to one are done with. The stream's position moves there once this holds for all
     * batches of the shard before this one.
     */
    public void done(String throughSequenceNumber) {
        position.done(this, throughSequenceNumber);
    }
}
