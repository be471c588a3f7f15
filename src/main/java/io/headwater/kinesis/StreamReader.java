package io.headwater.kinesis;

import io.headwater.publishing.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.Shard;

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

    private final Map<String, ShardReader> open = new LinkedHashMap<>();
    private final Lineage lineage = new Lineage();
    private boolean started;
    private boolean shardsAreDue = true;

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
        List<Shard> shards = ShardList.of(client, stream).join();
        if (!started && onlyNew) {
            shards.stream()
                    .filter(shard -> !ShardList.isOpen(shard))
                    .forEach(closed -> lineage.finish(closed.shardId()));
        }
        boolean passedBy;
        do {
            passedBy = false;
            for (Shard shard : lineage.due(shards)) {
                passedBy |= !openOrPass(shard.shardId());
            }
            // Then the children of those that are passed by may be due.
        } while (passedBy);
    }

    /** A shard that is not wanted still stands between its parents and its children, which may be. */
    private boolean openOrPass(String shard) {
        if (!firstWanted.isEmpty() && !firstWanted.containsKey(shard)) {
            lineage.finish(shard);
            return false;
        }
        open.computeIfAbsent(shard, id -> new ShardReader(client, stream, id, start(id), null));
        return true;
    }

    private ShardStart start(String shard) {
        String first = firstWanted.get(shard);
        if (first != null) {
            return ShardStart.at(first);
        }
        return !started && onlyNew ? ShardStart.NEWEST : ShardStart.OLDEST;
    }

    private boolean read(String shard, Predicate<StreamRecord> consumer) {
        ShardReader reader = Objects.requireNonNull(open.get(shard));
        ShardReader.Page page;
        try {
            page = reader.read();
        } catch (CompletionException e) {
            if (KinesisErrors.ofRequest(e).kind() == Refusal.Kind.THROTTLED || reader.reopenIfExpired(e)) {
                return true;
            }
            throw e;
        }
        for (StreamRecord record : page.records()) {
            if (!consumer.test(record)) {
                return finish(shard);
            }
        }
        if (page.isLast()) {
            return finish(shard);
        }
        reader.moveBehind(page);
        return page.behind();
    }

    /** Whether there may be more: its children. */
    private boolean finish(String shard) {
        open.remove(shard);
        lineage.finish(shard);
        shardsAreDue = true;
        return true;
    }
}
