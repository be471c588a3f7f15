package io.headwater.kinesis;

import io.headwater.publishing.Answer;
import io.headwater.publishing.Refusal;
import io.headwater.publishing.RequestLimits;
import io.headwater.publishing.Row;
import io.headwater.publishing.Sink;
import java.util.ArrayList;
import java.util.List;
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

    /** Bytes of one record, data and partition key together, in a stream that was not given larger ones. */
    public static final long MAX_RECORD_BYTES = 1024 * 1024;

    /**
     * Bytes in one PutRecords, partition keys included: 10 MiB, less a margin, since senders have been refused a hundred bytes
     * below it.
     */
    private static final long MAX_BYTES = 10L * 1024 * 1024 - 64 * 1024;

    private final KinesisAsyncClient client;
    private final String stream;
    private final String name;

    /** The stream called {@code stream} of the Kinesis that {@code client} talks to and {@code target} names. */
    public KinesisSink(KinesisAsyncClient client, String stream, KinesisTarget target) {
        this.client = client;
        this.stream = stream;
        this.name = "stream '" + stream + "' (" + target.name() + ")";
    }

    @Override
    public RequestLimits limits() {
        return new RequestLimits(MAX_RECORDS, MAX_BYTES);
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
    private static Answer answer(List<Row> rows, PutRecordsResponse response) {
        List<PutRecordsResultEntry> results = response.records();
        if (results.size() != rows.size()) {
            return Answer.refused(
                    rows,
                    new Refusal(
                            Refusal.Kind.FAILED,
                            "%d results for %d records: which of them are stored is not known"
                                    .formatted(results.size(), rows.size())));
        }
        List<Row> refused = new ArrayList<>();
        Refusal refusal = null;
        for (int i = 0; i < results.size(); i++) {
            PutRecordsResultEntry result = results.get(i);
            if (result.sequenceNumber() == null) {
                refused.add(rows.get(i));
                Refusal ofThis = KinesisErrors.ofRecord(
                        String.valueOf(result.errorCode()), String.valueOf(result.errorMessage()));
                // One record that failed outweighs many that were throttled: only throttling is waited for without end.
                if (refusal == null || ofThis.kind() == Refusal.Kind.FAILED) {
                    refusal = ofThis;
                }
            }
        }
        return refusal == null ? Answer.allTaken() : Answer.refused(refused, refusal);
    }

    @Override
    public String name() {
        return name;
    }
}
