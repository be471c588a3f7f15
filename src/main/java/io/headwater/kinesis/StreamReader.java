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
import java.util.function.Predicate;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
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
    /** Of each shard that is wanted the record to begin with; empty if all shards are wanted from their beginning. */
    private final Map<String, String> firstWanted;

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
     * @param again where to begin once more while nothing is read
     */
    private record Reading(
            String iterator, Optional<String> lastRead, Consumer<GetShardIteratorRequest.Builder> again) {}

    /**
     * A reader at the beginning of what the stream still holds.
     *
     * @param onlyNew begin instead with what is put from now on
     */
    public StreamReader(KinesisAsyncClient client, String stream, boolean onlyNew) {
        this(client, stream, onlyNew, Map.of());
    }

    /** A reader of some shards only, each from the record on that has the sequence number given. */
    StreamReader(KinesisAsyncClient client, String stream, Map<String, String> firstSequenceNumbers) {
        this(client, stream, false, Map.copyOf(firstSequenceNumbers));
    }

    private StreamReader(KinesisAsyncClient client, String stream, boolean onlyNew, Map<String, String> firstWanted) {
        this.client = client;
        this.stream = stream;
        this.onlyNew = onlyNew;
        this.firstWanted = firstWanted;
    }

    /**
     * Reads once from every shard.
     *
     * @return whether there may be more right now: false once every shard was read to its tip
     * @throws StreamException if the stream cannot be read
     */
    public boolean poll(Consumer<StreamRecord> consumer) {
        return pollWhile(record -> {
            consumer.accept(record);
            return true;
        });
    }

    /** As {@link #poll}; a shard is done with once the consumer answers a record of it with false. */
    boolean pollWhile(Predicate<StreamRecord> consumer) {
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
        int finishedBefore;
        do {
            finishedBefore = finished.size();
            for (Shard shard : shards) {
                if (!open.containsKey(shard.shardId())
                        && !finished.contains(shard.shardId())
                        && parentsFinished(shard, known)) {
                    openOrPass(shard.shardId());
                }
            }
            // The children of those that are passed by may stand before them in the list.
        } while (finished.size() > finishedBefore);
    }

    /** A shard that is not wanted still stands between its parents and its children, which may be. */
    private void openOrPass(String shard) {
        if (firstWanted.isEmpty() || firstWanted.containsKey(shard)) {
            open.put(shard, opened(shard));
        } else {
            finished.add(shard);
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

    private boolean read(String shard, Predicate<StreamRecord> consumer) {
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
            boolean more = consumer.test(new StreamRecord(
                    shard,
                    record.sequenceNumber(),
                    record.partitionKey(),
                    record.data().asByteBuffer()));
            if (!more) {
                return finish(shard);
            }
            last = Optional.of(record.sequenceNumber());
        }
        if (response.nextShardIterator() == null) {
            return finish(shard);
        }
        open.put(shard, new Reading(response.nextShardIterator(), last, reading.again()));
        return response.millisBehindLatest() != null && response.millisBehindLatest() > 0;
    }

    /** Whether there may be more: its children. */
    private boolean finish(String shard) {
        open.remove(shard);
        finished.add(shard);
        shardsAreDue = true;
        return true;
    }

    private Reading opened(String shard) {
        Consumer<GetShardIteratorRequest.Builder> from =
                request -> request.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
        Consumer<GetShardIteratorRequest.Builder> again = from;
        String first = firstWanted.get(shard);
        if (first != null) {
            from = request -> request.shardIteratorType(ShardIteratorType.AT_SEQUENCE_NUMBER)
                    .startingSequenceNumber(first);
            again = from;
        } else if (!started && onlyNew) {
            Instant begun = Instant.now();
            from = request -> request.shardIteratorType(ShardIteratorType.LATEST);
            again = request ->
                    request.shardIteratorType(ShardIteratorType.AT_TIMESTAMP).timestamp(begun);
        }
        return new Reading(iterator(shard, from), Optional.empty(), again);
    }

    /** Goes on behind the last record read; if there is none, from where reading began. */
    private Reading reopened(String shard, Reading reading) {
        Consumer<GetShardIteratorRequest.Builder> from = reading.lastRead()
                .<Consumer<GetShardIteratorRequest.Builder>>map(
                        last -> request -> request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                                .startingSequenceNumber(last))
                .orElse(reading.again());
        return new Reading(iterator(shard, from), reading.lastRead(), reading.again());
    }

    private String iterator(String shard, Consumer<GetShardIteratorRequest.Builder> from) {
        return client.getShardIterator(
                        request -> request.streamName(stream).shardId(shard).applyMutation(from))
                .join()
                .shardIterator();
    }
}
