package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.store.HashKey;
import io.headwater.kinesislocal.store.Shard;
import io.headwater.kinesislocal.store.Stream;
import io.headwater.kinesislocal.wire.Answer;
import io.headwater.kinesislocal.wire.ApiException;
import io.headwater.kinesislocal.wire.Fields;
import java.math.BigInteger;

/** SplitShard: a shard is closed, and two take its hash keys from now on. */
final class SplitShard implements Action<SplitShard.Input> {
    private final Account account;

    SplitShard(Account account) {
        this.account = account;
    }

    @Override
    public Input read(Fields fields) {
        return new Input(
                fields.text("NewStartingHashKey", Rules.HASH_KEY),
                fields.text("ShardToSplit", Rules.SHARD_ID),
                StreamReference.read(fields));
    }

    @Override
    public Answer perform(Input input) {
        Stream stream = input.stream().in(account);
        ShardReference.throwIfOnDemand(stream, account);
        Shard shard = ShardReference.toReshard(input.shardId(), stream, account);
        account.throwIfTooManyShards(1);
        BigInteger key = new BigInteger(input.newStartingHashKey());
        BigInteger start = new BigInteger(shard.range().start().toString());
        BigInteger end = new BigInteger(shard.range().end().toString());
        if (key.compareTo(start.add(BigInteger.ONE)) <= 0 || key.compareTo(end) >= 0) {
            throw ApiException.invalidArgument("NewStartingHashKey " + key + " used in SplitShard() on shard "
                    + shard.id() + " in stream " + stream.name() + " under account " + account.id()
                    + " is not both greater than one plus the shard's StartingHashKey " + start
                    + " and less than the shard's EndingHashKey " + end + ".");
        }
        if (!stream.split(shard, HashKey.of(key), account.clock().millis())) {
            throw ShardReference.closed(shard, stream, account);
        }
        return Answer.EMPTY;
    }

    record Input(String newStartingHashKey, String shardId, StreamReference stream) {}
}
