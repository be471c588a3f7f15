package io.headwater.kinesislocal.store;

/**
 * What a shard takes: 1,000 records a second, and 1 MiB a second with partition keys. Notices when that is too little for
 * long. Not thread-safe; the shard's lock guards it.
 */
final class WriteLimit {
    private static final long RECORDS_PER_SECOND = 1000;
    private static final long BYTES_PER_SECOND = 1024 * 1024;
    /** Bytes count in whole KiB. */
    private static final long UNIT = 1024;

    /** A shard that refuses records in this many successive seconds is written to more than it can take. */
    private static final int HOT_AFTER_SECONDS = 5;

    private static final long MILLIS = 1000;

    private final TokenBucket records;
    private final TokenBucket bytes;
    private long lastRefusedSecond = Long.MIN_VALUE;
    private int refusedSeconds;

    WriteLimit(long nowMillis) {
        records = new TokenBucket(RECORDS_PER_SECOND, nowMillis);
        bytes = new TokenBucket(BYTES_PER_SECOND, nowMillis);
    }

    /**
     * Counts a record, if there is room for it.
     *
     * @param size its data and its key, in bytes
     * @param inRequest what the same request had stored in the shard before: the sum of a request is rounded up, not each
     *     record
     */
    boolean take(int size, long inRequest, long nowMillis) {
        long charged = roundedUp(inRequest + size) - roundedUp(inRequest);
        // Both are asked in any case: each has to notice when the clock is set back.
        boolean roomForOneMore = records.has(1, nowMillis);
        boolean roomForItsBytes = bytes.has(charged, nowMillis);
        if (roomForOneMore && roomForItsBytes) {
            records.take(1);
            bytes.take(charged);
            return true;
        }
        noteRefusal(Math.floorDiv(nowMillis, MILLIS));
        return false;
    }

    /** Whether it refused records second after second until now. */
    boolean isHot() {
        return refusedSeconds >= HOT_AFTER_SECONDS;
    }

    private void noteRefusal(long second) {
        if (second != lastRefusedSecond) {
            refusedSeconds = second == lastRefusedSecond + 1 ? refusedSeconds + 1 : 1;
            lastRefusedSecond = second;
        }
    }

    private static long roundedUp(long size) {
        return (size + UNIT - 1) / UNIT * UNIT;
    }
}
