package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.store.Shard;
import io.headwater.kinesislocal.store.ShardPage;
import io.headwater.kinesislocal.store.Stream;
import io.headwater.kinesislocal.wire.Answer;
import io.headwater.kinesislocal.wire.ApiException;
import io.headwater.kinesislocal.wire.Fields;
import io.headwater.kinesislocal.wire.TextRule;
import java.time.Instant;

/** GetRecords: the records of a shard from an iterator on, up to 10,000 of them and 10 MiB. */
final class GetRecords implements Action<GetRecords.Input> {
    /** Records in one answer (GetRecords in the API reference). */
    private static final int MAX_RECORDS = 10_000;

    private static final TextRule ITERATOR = TextRule.length(1, 512);
    private final Account account;

    GetRecords(Account account) {
        this.account = account;
    }

    @Override
    public Input read(Fields fields) {
        return new Input(
                fields.optionalInteger("Limit", 1, MAX_RECORDS).orElse(MAX_RECORDS),
                fields.text("ShardIterator", ITERATOR));
    }

    @Override
    public Answer perform(Input input) {
        ShardIterator iterator = ShardIterator.parse(input.iterator());
        long now = account.clock().millis();
        iterator.throwIfExpired(now);
        Stream stream = account.streams()
                .find(iterator.streamName())
                .filter(found -> found.incarnation() == iterator.incarnation())
                .orElseThrow(() -> gone(iterator));
        Shard shard = stream.shard(iterator.shardIndex(), now).orElseThrow(() -> gone(iterator));
        ShardPage page = stream.read(shard, iterator.ordinal(), input.limit(), Rules.MAX_REQUEST_BYTES, now)
                .orElseThrow(() -> ApiException.throughputExceeded(account.rateExceeded(shard, stream)));
        return out -> {
            out.structures("Records", page.records(), (item, record) -> item.text(
                                    "SequenceNumber",
                                    shard.sequenceNumber(record.ordinal(), record.arrivalMillis())
                                            .toString())
                            .time("ApproximateArrivalTimestamp", Instant.ofEpochMilli(record.arrivalMillis()))
                            .blob("Data", record.block(), record.dataOffset(), record.dataLength())
                            .text("PartitionKey", record.partitionKey()))
                    .number("MillisBehindLatest", page.millisBehindLatest(now));
            if (page.ended()) {
                out.structures("ChildShards", shard.children(), Descriptions::child);
            } else {
                out.text(
                        "NextShardIterator",
                        iterator.movedTo(page.nextOrdinal(), now).token());
            }
        };
    }

    private ApiException gone(ShardIterator iterator) {
        return ApiException.notFound("Shard " + Shard.idOf(iterator.shardIndex()) + " in stream "
                + iterator.streamName() + " under account " + account.id() + " does not exist");
    }

    record Input(int limit, String iterator) {}
}
