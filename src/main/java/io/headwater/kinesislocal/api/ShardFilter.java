package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.store.Shard;
import io.headwater.kinesislocal.store.Stream;
import io.headwater.kinesislocal.wire.Fields;
import io.headwater.kinesislocal.wire.TextRule;
import java.time.Instant;
import java.util.Optional;

/**
 * Which shards ListShards is asked for.
 *
 * @param type one of the API's; FROM_TRIM_HORIZON, which takes all that are listed, where none is given
 * @param exclusiveStart the shard after which to begin
 * @param timeMillis of the types that name a time, in epoch milliseconds
 */
record ShardFilter(String type, Optional<String> exclusiveStart, long timeMillis) {
    /** What is not filtered. */
    static final ShardFilter NONE = new ShardFilter("FROM_TRIM_HORIZON", Optional.empty(), 0);

    private static final String AFTER_SHARD_ID = "AFTER_SHARD_ID";
    private static final TextRule TYPE = TextRule.oneOf(
            AFTER_SHARD_ID, "AT_TRIM_HORIZON", "FROM_TRIM_HORIZON", "AT_LATEST", "AT_TIMESTAMP", "FROM_TIMESTAMP");

    static ShardFilter read(Fields fields) {
        String type = fields.text("Type", TYPE);
        Optional<String> shardId = fields.optionalText("ShardId", Rules.SHARD_ID);
        Optional<Instant> time = fields.optionalTime("Timestamp");
        if (time.isEmpty() && type.endsWith("_TIMESTAMP")) {
            fields.requirePresent("Timestamp");
        }
        if (type.equals(AFTER_SHARD_ID)) {
            fields.requirePresent("ShardId");
        }
        return new ShardFilter(
                type,
                shardId.filter(given -> type.equals(AFTER_SHARD_ID)),
                time.map(Instant::toEpochMilli).orElse(0L));
    }

    /** Whether a shard that the stream lists is asked for. */
    boolean takes(Shard shard, Stream stream, long nowMillis) {
        long horizon = Math.max(
                stream.created().toEpochMilli(), nowMillis - stream.retention().toMillis());
        return switch (type) {
            case "AT_LATEST" -> shard.isOpen();
            case "AT_TRIM_HORIZON" -> wasOpenAt(shard, horizon);
            case "AT_TIMESTAMP" -> wasOpenAt(shard, Math.max(horizon, timeMillis));
            case "FROM_TIMESTAMP" -> wasNotClosedBefore(shard, timeMillis);
            default -> true;
        };
    }

    private static boolean wasOpenAt(Shard shard, long millis) {
        return shard.createdMillis() <= millis && wasNotClosedBefore(shard, millis);
    }

    private static boolean wasNotClosedBefore(Shard shard, long millis) {
        return shard.closedMillis().orElse(Long.MAX_VALUE) >= millis;
    }
}
