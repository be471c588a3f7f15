package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.store.Shard;
import io.headwater.kinesislocal.store.Stream;
import io.headwater.kinesislocal.wire.Answer;
import io.headwater.kinesislocal.wire.ApiException;
import io.headwater.kinesislocal.wire.Fields;

/** MergeShards: two neighbours are closed, and one shard takes their hash keys from now on. */
final class MergeShards implements Action<MergeShards.Input> {
    private final Account account;

    MergeShards(Account account) {
        this.account = account;
    }

    @Override
    public Input read(Fields fields) {
        return new Input(
                fields.text("AdjacentShardToMerge", Rules.SHARD_ID),
                fields.text("ShardToMerge", Rules.SHARD_ID),
                StreamReference.read(fields));
    }

    @Override
    public Answer perform(Input input) {
        Stream stream = input.stream().in(account);
        ShardReference.throwIfOnDemand(stream, account);
        Shard lower = ShardReference.toReshard(input.shardId(), stream, account);
        Shard upper = ShardReference.toReshard(input.adjacentId(), stream, account);
        if (!lower.range().isFollowedBy(upper.range())) {
            throw ApiException.invalidArgument("Shards " + lower.id() + " and " + upper.id() + " in stream "
                    + stream.name() + " under account " + account.id()
                    + " are not an adjacent pair of shards eligible for merging");
        }
        if (!stream.merge(lower, upper, account.clock().millis())) {
            throw ShardReference.closed(lower.isOpen() ? upper : lower, stream, account);
        }
        return Answer.EMPTY;
    }

    record Input(String adjacentId, String shardId, StreamReference stream) {}
}
