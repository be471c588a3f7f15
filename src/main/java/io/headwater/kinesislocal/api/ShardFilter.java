package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.wire.Fields;
import io.headwater.kinesislocal.wire.TextRule;
import java.util.Optional;

/**
 * Which shards ListShards is asked for.
 *
 * <p>A stream here keeps the shards it was created with, all of them open: every filter by time finds them all, and only
 * AFTER_SHARD_ID leaves some out.
 *
 * @param exclusiveStart the shard after which to begin
 */
record ShardFilter(Optional<String> exclusiveStart) {
    private static final String AFTER_SHARD_ID = "AFTER_SHARD_ID";
    private static final TextRule TYPE = TextRule.oneOf(
            AFTER_SHARD_ID, "AT_TRIM_HORIZON", "FROM_TRIM_HORIZON", "AT_LATEST", "AT_TIMESTAMP", "FROM_TIMESTAMP");

    static ShardFilter read(Fields fields) {
        String type = fields.text("Type", TYPE);
        Optional<String> shardId = fields.optionalText("ShardId", Rules.SHARD_ID);
        if (fields.optionalTime("Timestamp").isEmpty() && type.endsWith("_TIMESTAMP")) {
            fields.requirePresent("Timestamp");
        }
        if (type.equals(AFTER_SHARD_ID)) {
            fields.requirePresent("ShardId");
            return new ShardFilter(shardId);
        }
        return new ShardFilter(Optional.empty());
    }
}
