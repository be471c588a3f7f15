package io.headwater.kinesis.aggregation;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.kinesis.retrieval.AggregatorUtil;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

/** What an application on the Kinesis Client Library is given. */
final class Kcl {
    private Kcl() {}

    /** The records that the KCL makes of one record. */
    static List<KinesisClientRecord> deaggregate(String partitionKey, byte[] data) {
        return new AggregatorUtil().deaggregate(List.of(record(partitionKey, data)));
    }

    /** The records that the KCL makes of it when it reads the smallest shard that the partition key can belong to. */
    static List<KinesisClientRecord> deaggregateOnTheShardOf(String partitionKey, byte[] data) {
        BigInteger hash =
                new BigInteger(1, KplFormat.digest(ByteBuffer.wrap(partitionKey.getBytes(StandardCharsets.UTF_8))));
        return new AggregatorUtil().deaggregate(List.of(record(partitionKey, data)), hash, hash);
    }

    /** What it makes of an aggregate, in our words. */
    static List<UserRecord> userRecords(byte[] aggregate) {
        return deaggregate("outside", aggregate).stream()
                .map(each ->
                        new UserRecord(each.partitionKey(), Optional.ofNullable(each.explicitHashKey()), each.data()))
                .toList();
    }

    private static KinesisClientRecord record(String partitionKey, byte[] data) {
        return KinesisClientRecord.builder()
                .partitionKey(partitionKey)
                .sequenceNumber("1")
                .approximateArrivalTimestamp(Instant.EPOCH)
                .data(ByteBuffer.wrap(data))
                .build();
    }
}
