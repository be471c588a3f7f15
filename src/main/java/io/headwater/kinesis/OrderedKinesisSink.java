package io.headwater.kinesis;

import io.headwater.publishing.Answer;
import io.headwater.publishing.Refusal;
import io.headwater.publishing.RequestLimits;
import io.headwater.publishing.Row;
import io.headwater.publishing.Sink;
import io.headwater.publishing.Throughput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;

/**
 * A Kinesis stream that is given one record after the other: PutRecord, each to be put behind the one before it in its shard.
 *
 * @see <a href="https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html">PutRecord,
 *     SequenceNumberForOrdering</a>
 */
public final class OrderedKinesisSink implements Sink {
    private final KinesisAsyncClient client;
    private final String stream;
    private final String name;
    private final ShardMap shards;
    /** By shard; a record whose shard is split goes to a shard without one, and is the first there. */
    private final Map<String, String> lastSequenceNumber = new HashMap<>();

    /** The stream called {@code stream} of the Kinesis that {@code client} talks to and {@code target} names. */
    public OrderedKinesisSink(KinesisAsyncClient client, String stream, KinesisTarget target) {
        this.client = client;
        this.stream = stream;
        this.name = KinesisSink.nameOf(stream, target);
        this.shards = new ShardMap(client, stream, System::nanoTime);
    }

    @Override
    public RequestLimits limits() {
        return new RequestLimits(1, Long.MAX_VALUE);
    }

    /** All in one lane, or else one row could overtake another; what a shard takes is known all the same. */
    @Override
    public Optional<Throughput> throughputOf(String shard) {
        return Optional.of(KinesisSink.OF_A_SHARD);
    }

    @Override
    public CompletionStage<Answer> send(List<Row> rows) {
        Row row = rows.get(0);
        String shard = shards.shardOf(row.partitionKey());
        return client.putRecord(request -> request.streamName(stream)
                        .partitionKey(row.partitionKey())
                        .data(SdkBytes.fromByteArrayUnsafe(row.data()))
                        .sequenceNumberForOrdering(lastIn(shard)))
                .handle((response, error) -> error == null ? stored(row, response) : refused(row, error));
    }

    private synchronized @Nullable String lastIn(String shard) {
        return lastSequenceNumber.get(shard);
    }

    private synchronized Answer stored(Row row, PutRecordResponse response) {
        lastSequenceNumber.put(response.shardId(), response.sequenceNumber());
        shards.stored(row.partitionKey(), response.shardId());
        return new Answer(List.of(), List.of(new Answer.Stored(row, response.shardId(), response.sequenceNumber())));
    }

    /** What cannot heal may be the number: of a stream that was deleted and made anew, say. The next attempt begins without. */
    private synchronized Answer refused(Row row, Throwable error) {
        Refusal why = KinesisErrors.ofRequest(error);
        if (why.kind() == Refusal.Kind.HOPELESS) {
            lastSequenceNumber.clear();
        }
        return Answer.refused(List.of(row), why);
    }

    @Override
    public String name() {
        return name;
    }
}
