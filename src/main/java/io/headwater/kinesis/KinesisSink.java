package io.headwater.kinesis;

import io.headwater.publishing.Answer;
import io.headwater.publishing.Answer.Refused;
import io.headwater.publishing.Answer.Stored;
import io.headwater.publishing.Refusal;
import io.headwater.publishing.RequestLimits;
import io.headwater.publishing.Row;
import io.headwater.publishing.Sink;
import io.headwater.publishing.Throughput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/**
 * A Kinesis stream: one PutRecords a request, with a partition key for each row.
 *
 * @see <a href="https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html">PutRecords</a>
 */
public final class KinesisSink implements Sink {
    /** Records in one PutRecords. */
    public static final int MAX_RECORDS = 500;

    /**
     * What a shard takes, partition keys included.
     *
     * @see <a href="https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html">quotas</a>
     */
    static final Throughput OF_A_SHARD = new Throughput(1_000, 1024 * 1024);

    /**
     * Bytes in one PutRecords, partition keys included: 10 MiB, less a margin, since senders have been refused a hundred bytes
     * below it.
     */
    private static final long MAX_BYTES = 10L * 1024 * 1024 - 64 * 1024;

    private final KinesisAsyncClient client;
    private final String stream;
    private final String name;
    private final RequestLimits limits;
    private final boolean aggregates;
    private final ShardMap shards;

    /**
     * The stream called {@code stream} of the Kinesis that {@code client} talks to and {@code target} names.
     *
     * @param maxRecords the most records to put into a request, from 1; more than {@link #MAX_RECORDS} are never
     * @param aggregates whether rows of one partition key share a record, in the format of the KPL
     */
    public KinesisSink(
            KinesisAsyncClient client, String stream, KinesisTarget target, int maxRecords, boolean aggregates) {
        this.client = client;
        this.limits = new RequestLimits(Math.min(maxRecords, MAX_RECORDS), MAX_BYTES);
        this.aggregates = aggregates;
        this.stream = stream;
        this.name = nameOf(stream, target);
        this.shards = new ShardMap(client, stream, System::nanoTime);
    }

    /** How messages name a stream. */
    static String nameOf(String stream, KinesisTarget target) {
        return "stream '" + stream + "' (" + target.name() + ")";
    }

    @Override
    public RequestLimits limits() {
        return limits;
    }

    @Override
    public String shardOf(Row row) {
        return shards.shardOf(row.partitionKey());
    }

    @Override
    public Optional<Throughput> throughputOf(String shard) {
        return shard.equals(ShardMap.UNKNOWN) ? Optional.empty() : Optional.of(OF_A_SHARD);
    }

    /** What every stream takes is enough: an aggregate need not be larger. */
    @Override
    public List<Row> pack(List<Row> rows) {
        return aggregates ? KeyAggregation.of(rows, RecordMaximum.DEFAULT_BYTES) : rows;
    }

    @Override
    public CompletionStage<Answer> send(List<Row> rows) {
        List<PutRecordsRequestEntry> entries = new ArrayList<>(rows.size());
        for (Row row : rows) {
            entries.add(PutRecordsRequestEntry.builder()
                    .data(SdkBytes.fromByteArrayUnsafe(row.data()))
                    .partitionKey(row.partitionKey())
                    .build());
        }
        return client.putRecords(request -> request.streamName(stream).records(entries))
                .handle((response, error) ->
                        error == null ? answer(rows, response) : Answer.refused(rows, KinesisErrors.ofRequest(error)));
    }

    /** Results come in the order of the request; only a sequence number proves that a record is stored. */
    private Answer answer(List<Row> rows, PutRecordsResponse response) {
        List<PutRecordsResultEntry> results = response.records();
        if (results.size() != rows.size()) {
            return Answer.refused(
                    rows,
                    Refusal.ofUnknownOutcome("%d results for %d records: which of them are stored is not known"
                            .formatted(results.size(), rows.size())));
        }
        List<Refused> refused = new ArrayList<>();
        List<Stored> stored = new ArrayList<>(results.size());
        for (int i = 0; i < results.size(); i++) {
            PutRecordsResultEntry result = results.get(i);
            Row row = rows.get(i);
            if (result.sequenceNumber() == null) {
                refused.add(new Refused(
                        row,
                        KinesisErrors.ofRecord(
                                String.valueOf(result.errorCode()), String.valueOf(result.errorMessage()))));
            } else {
                String shard = String.valueOf(result.shardId());
                shards.stored(row.partitionKey(), shard);
                stored.add(new Stored(row, shard, result.sequenceNumber()));
            }
        }
        return new Answer(refused, stored);
    }

    @Override
    public String name() {
        return name;
    }
}
