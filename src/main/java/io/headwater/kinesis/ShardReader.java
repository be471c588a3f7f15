package io.headwater.kinesis;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;

/** Reads one shard, a page after the other; a page that is not moved behind is read again. Not thread-safe. */
final class ShardReader {
    private final KinesisAsyncClient client;
    private final String stream;
    private final String shard;
    private final @Nullable Integer limit;

    /** Where to begin at first, and where once more while nothing is read. */
    private ShardStart start;

    private final ShardStart again;
    private @Nullable String iterator;

    /**
     * What one look found.
     *
     * @param behind whether the shard holds more right now
     * @param next empty when this was the last page that there will ever be
     */
    record Page(List<StreamRecord> records, boolean behind, Optional<String> next) {
        boolean isLast() {
            return next.isEmpty();
        }
    }

    /**
     * A reader that begins there.
     *
     * @param limit the most records in a page; null: as many as the stream gives
     */
    ShardReader(KinesisAsyncClient client, String stream, String shard, ShardStart start, @Nullable Integer limit) {
        this.client = client;
        this.stream = stream;
        this.shard = shard;
        this.limit = limit;
        this.start = start;
        this.again = start.fixed(Instant.now());
    }

    /**
     * Reads the page behind the last one moved behind.
     *
     * @throws CompletionException with what Kinesis or the network says
     */
    Page read() {
        String from = iterator;
        if (from == null) {
            ShardStart place = start;
            from = client.getShardIterator(
                            request -> place.applyTo(request.streamName(stream).shardId(shard)))
                    .join()
                    .shardIterator();
            iterator = from;
            start = again;
        }
        String at = from;
        GetRecordsResponse response = client.getRecords(
                        request -> request.shardIterator(at).limit(limit))
                .join();
        boolean behind = response.millisBehindLatest() != null && response.millisBehindLatest() > 0;
        return new Page(
                response.records().stream().map(this::record).toList(),
                behind,
                Optional.ofNullable(response.nextShardIterator()));
    }

    private StreamRecord record(Record record) {
        return new StreamRecord(
                shard,
                record.sequenceNumber(),
                record.partitionKey(),
                record.approximateArrivalTimestamp() == null ? Instant.EPOCH : record.approximateArrivalTimestamp(),
                record.data().asByteBuffer());
    }

    /** Goes on behind a page. */
    void moveBehind(Page page) {
        iterator = page.next().orElse(null);
        if (!page.records().isEmpty()) {
            StreamRecord last = page.records().get(page.records().size() - 1);
            start = ShardStart.after(last.sequenceNumber());
        }
    }

    /** Whether the failure is only that its place has to be looked for again, which the next reading does. */
    boolean reopenIfExpired(CompletionException failure) {
        if (!(failure.getCause() instanceof ExpiredIteratorException)) {
            return false;
        }
        iterator = null;
        return true;
    }
}
