package io.headwater.kinesislocal.store;

/**
 * What a shard gives: 5 reads a second, and 2 MiB a second. A read may take more than there is, and those after it wait
 * for that. Not thread-safe; the shard's lock guards it.
 */
final class ReadLimit {
    private static final long READS_PER_SECOND = 5;
    private static final long BYTES_PER_SECOND = 2 * 1024 * 1024;

    private final TokenBucket reads;
    private final TokenBucket bytes;

    ReadLimit(long nowMillis) {
        reads = new TokenBucket(READS_PER_SECOND, nowMillis);
        bytes = new TokenBucket(BYTES_PER_SECOND, nowMillis);
    }

    /** Counts a read, if one is allowed now. */
    boolean take(long nowMillis) {
        // Both are asked in any case: each has to notice when the clock is set back.
        boolean oneMore = reads.has(1, nowMillis);
        boolean anyBytes = bytes.has(1, nowMillis);
        if (oneMore && anyBytes) {
            reads.take(1);
        }
        return oneMore && anyBytes;
    }

    /** Counts what a read found. */
    void took(long found) {
        bytes.take(found);
    }
}
