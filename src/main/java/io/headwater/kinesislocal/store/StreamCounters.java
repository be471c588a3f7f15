package io.headwater.kinesislocal.store;

import java.util.concurrent.atomic.LongAdder;

/** What became of the records that a stream was asked to store. Thread-safe. */
public final class StreamCounters {
    private final LongAdder requests = new LongAdder();
    private final LongAdder stored = new LongAdder();
    private final LongAdder storedBytes = new LongAdder();
    private final LongAdder throttled = new LongAdder();
    private final LongAdder failed = new LongAdder();

    StreamCounters() {}

    /** Counts a request that stores records. */
    void countRequest() {
        requests.increment();
    }

    /** Counts a record that is stored. */
    void countStored(int bytes) {
        stored.increment();
        storedBytes.add(bytes);
    }

    /** Counts a record that was refused because its shard takes no more for now. */
    public void countThrottled() {
        throttled.increment();
    }

    /** Counts a record that was refused as if the service had failed. */
    public void countFailed() {
        failed.increment();
    }

    /** Requests that stored records, or would have. */
    public long requests() {
        return requests.sum();
    }

    /** Records that were stored. */
    public long stored() {
        return stored.sum();
    }

    /** The bytes of those, partition keys included. */
    public long storedBytes() {
        return storedBytes.sum();
    }

    /** Records that were refused because their shard took no more. */
    public long throttled() {
        return throttled.sum();
    }

    /** Records that were refused as if the service had failed. */
    public long failed() {
        return failed.sum();
    }
}
