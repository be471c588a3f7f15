package io.headwater.kinesislocal.store;

import java.util.List;

/**
 * What one read of a shard found.
 *
 * @param records in the order they arrived
 * @param nextOrdinal where the next read goes on
 * @param atTip whether no further record was there
 * @param ended whether none will come, because the shard is closed
 */
public record ShardPage(List<StoredRecord> records, long nextOrdinal, boolean atTip, boolean ended) {
    /** What one read of a shard found. */
    public ShardPage {
        records = List.copyOf(records);
    }

    /** How long before now the last of these records arrived, in milliseconds: 0 only at the tip. */
    public long millisBehindLatest(long nowMillis) {
        if (atTip || records.isEmpty()) {
            return 0;
        }
        return Math.max(1, nowMillis - records.get(records.size() - 1).arrivalMillis());
    }
}
