package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.store.Stream;
import io.headwater.kinesislocal.wire.Answer;
import io.headwater.kinesislocal.wire.ApiException;
import io.headwater.kinesislocal.wire.Fields;
import io.headwater.kinesislocal.wire.TextRule;

/** UpdateShardCount: splits and merges until there are so many shards with ranges of the same size, all at once. */
final class UpdateShardCount implements Action<UpdateShardCount.Input> {
    private static final TextRule SCALING = TextRule.oneOf("UNIFORM_SCALING");
    private final Account account;

    UpdateShardCount(Account account) {
        this.account = account;
    }

    @Override
    public Input read(Fields fields) {
        fields.text("ScalingType", SCALING);
        StreamReference stream = StreamReference.read(fields);
        return new Input(fields.integer("TargetShardCount", 1, Rules.MAX_SHARD_COUNT), stream);
    }

    @Override
    public Answer perform(Input input) {
        Stream stream = input.stream().in(account);
        ShardReference.throwIfOnDemand(stream, account);
        int current = stream.openShards();
        int target = input.target();
        String counts = "Current open shard count: " + current + ", Target shard count: " + target;
        if (target > Rules.MAX_SHARDS) {
            throw ApiException.limitExceeded("Target shard count or number of open shards cannot be greater than "
                    + Rules.MAX_SHARDS + ". " + counts);
        }
        if (target > 2 * current) {
            throw ApiException.limitExceeded(
                    "UpdateShardCount cannot scale up over double your current open shard count. " + counts);
        }
        if (2 * target < current) {
            throw ApiException.limitExceeded(
                    "UpdateShardCount cannot scale down below half your current open shard count. " + counts);
        }
        account.throwIfTooManyShards(target - current);
        stream.spreadEvenly(target, account.clock().millis());
        return out -> out.text("StreamName", stream.name())
                .number("CurrentShardCount", current)
                .number("TargetShardCount", target)
                .text("StreamARN", account.arnOf(stream.name()));
    }

    record Input(int target, StreamReference stream) {}
}
