package io.headwater.kinesis;

import io.headwater.publishing.Refusal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/**
 * Reads a stream, all its shards, in order within each shard; shards that come from a split or a merge are read once their
 * parents are read to the end. Remembers nothing beyond its own life. Not thread-safe.
 */
public final class StreamReader {
    private final KinesisAsyncClient client;
    private final String stream;
    private final boolean onlyNew;
    private final Map<String, Reading> open = new LinkedHashMap<>();
    private final Set<String> finished = new HashSet<>();
    private boolean started;
    private boolean shardsAreDue = true;

    /** One record of the stream; the buffer is read-only. */
    public record StreamRecord(String shard, String sequenceNumber, String partitionKey, ByteBuffer data) {}

    /**
     * Where a shard is read next.
     *
     * @param lastRead the sequence number of the last record read, if there is one
     * @param begun when reading began, where it began with what is new
     */
    private record Reading(String iterator, Optional<String> lastRead, Optional<Instant> begun) {}

    /**
     * A reader at the beginning of what the stream still holds.
     *
     * @param onlyNew begin instead with what is put from now on
     */
    public StreamReader(KinesisAsyncClient client, String stream, boolean onlyNew) {
        this.client = client;
        this.stream = stream;
        this.onlyNew = onlyNew;
    }

    /**
     * Reads once from every shard.
     *
     * @return whether there may be more right now: false once every shard was read to its tip
     * @throws StreamException if the stream cannot be read
     */
    public boolean poll(Consumer<StreamRecord> consumer) {
        try {
            if (shardsAreDue) {
                openShards();
                shardsAreDue = false;
                started = true;
            }
            boolean more = false;
            for (String shard : List.copyOf(open.keySet())) {
                more |= read(shard, consumer);
            }
            return more;
        } catch (CompletionException e) {
            throw StreamException.reading(stream, e);
        }
    }

    private void openShards() {
        List<Shard> shards = shards();
        Set<String> known = new HashSet<>();
        shards.forEach(shard -> known.add(shard.shardId()));
        if (!started && onlyNew) {
            shards.stream()
                    .filter(shard -> shard.sequenceNumberRange().endingSequenceNumber() != null)
                    .forEach(closed -> finished.add(closed.shardId()));
        }
        for (Shard shard : shards) {
            if (!open.containsKey(shard.shardId())
                    && !finished.contains(shard.shardId())
                    && parentsFinished(shard, known)) {
                open.put(shard.shardId(), opened(shard.shardId(), !started && onlyNew));
            }
        }
    }

    /** Parents that the stream does not list any more are past its retention: there is nothing to wait for. */
    private boolean parentsFinished(Shard shard, Set<String> known) {
        List<String> parents = new ArrayList<>();
        if (shard.parentShardId() != null) {
            parents.add(shard.parentShardId());
        }
        if (shard.adjacentParentShardId() != null) {
            parents.add(shard.adjacentParentShardId());
        }
        return parents.stream().allMatch(parent -> finished.contains(parent) || !known.contains(parent));
    }

    private List<Shard> shards() {
        List<Shard> shards = new ArrayList<>();
        ListShardsResponse page =
                client.listShards(request -> request.streamName(stream)).join();
        shards.addAll(page.shards());
        while (page.nextToken() != null) {
            String token = page.nextToken();
            page = client.listShards(request -> request.nextToken(token)).join();
            shards.addAll(page.shards());
        }
        return shards;
    }

    private boolean read(String shard, Consumer<StreamRecord> consumer) {
        Reading reading = Objects.requireNonNull(open.get(shard));
        GetRecordsResponse response;
        try {
            response = client.getRecords(request -> request.shardIterator(reading.iterator()))
                    .join();
        } catch (CompletionException e) {
            if (KinesisErrors.ofRequest(e).kind() == Refusal.Kind.THROTTLED) {
                return true;
            }
            if (e.getCause() instanceof ExpiredIteratorException) {
                open.put(shard, reopened(shard, reading));
                return true;
            }
            throw e;
        }
        Optional<String> last = reading.lastRead();
        for (Record record : response.records()) {
            consumer.accept(new StreamRecord(
                    shard,
                    record.sequenceNumber(),
                    record.partitionKey(),
                    record.data().asByteBuffer()));
            last = Optional.of(record.sequenceNumber());
        }
        if (response.nextShardIterator() == null) {
            open.remove(shard);
            finished.add(shard);
            shardsAreDue = true;
            return true;
        }
        open.put(shard, new Reading(response.nextShardIterator(), last, reading.begun()));
        return response.millisBehindLatest() != null && response.millisBehindLatest() > 0;
    }

    private Reading opened(String shard, boolean atTheTip) {
        Optional<Instant> begun = atTheTip ? Optional.of(Instant.now()) : Optional.empty();
        ShardIteratorType from = atTheTip ? ShardIteratorType.LATEST : ShardIteratorType.TRIM_HORIZON;
        return new Reading(iterator(shard, request -> request.shardIteratorType(from)), Optional.empty(), begun);
    }

    /** Goes on behind the last record read; if there is none, from where reading began. */
    private Reading reopened(String shard, Reading reading) {
        Consumer<GetShardIteratorRequest.Builder> from;
        if (reading.lastRead().isPresent()) {
            from = request -> request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                    .startingSequenceNumber(reading.lastRead().get());
        } else if (reading.begun().isPresent()) {
            from = request -> request.shardIteratorType(ShardIteratorType.AT_TIMESTAMP)
                    .timestamp(reading.begun().get());
        } else {
            from = request -> request.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
        }
        return new Reading(iterator(shard, from), reading.lastRead(), reading.begun());
    }

    private String iterator(String shard, Consumer<GetShardIteratorRequest.Builder> from) {
        return client.getShardIterator(
                        request -> request.streamName(stream).shardId(shard).applyMutation(from))
                .join()
                .shardIterator();
    }

    /** A stream that cannot be read, and why. */
    public static final class StreamException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private StreamException(String message, Throwable cause) {
            super(message, cause);
        }

        static StreamException reading(String stream, CompletionException error) {
            Throwable cause = error.getCause() == null ? error : error.getCause();
            String seen = cause instanceof KinesisException kinesis && kinesis.awsErrorDetails() != null
                    ? kinesis.awsErrorDetails().errorMessage()
                    : String.valueOf(cause.getMessage());
            return new StreamException("Reading stream '" + stream + "': " + seen, cause);
        }
    }
}
