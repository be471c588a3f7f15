package io.headwater.kinesis.aggregation;

import java.nio.ByteBuffer;
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
        KinesisClientRecord record = KinesisClientRecord.builder()
                .partitionKey(partitionKey)
                .sequenceNumber("1")
                .approximateArrivalTimestamp(Instant.EPOCH)
                .data(ByteBuffer.wrap(data))
                .build();
        return new AggregatorUtil().deaggregate(List.of(record));
    }

    /** The same in our words, for an aggregate. */
    static List<UserRecord> userRecords(byte[] aggregate) {
        return deaggregate("outside", aggregate).stream()
                .map(each ->
                        new UserRecord(each.partitionKey(), Optional.ofNullable(each.explicitHashKey()), each.data()))
                .toList();
    }
}
