package io.headwater.kinesis;

import io.headwater.publishing.Backoff;
import io.headwater.publishing.Trouble;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;

/** One shard of a stream while it is consumed: where it is read, how far it is done with, and when it is its turn. Not thread-safe. */
final class ConsumedShard {
    final ShardName name;
    final ShardPosition position = new ShardPosition();

    /** What keeps it from being read. */
    final Trouble reading;

    /** What keeps its batches from being handed on. */
    final Trouble handing;

    private final KinesisAsyncClient client;
    private final String stream;
    private final @Nullable Integer limit;
    private ShardStart start;
    private ShardReader reader;
    private boolean readToItsEnd;

    /** By the nano clock. */
    private long due;

    ConsumedShard(
            KinesisAsyncClient client,
            String stream,
            ShardName name,
            ShardStart start,
            @Nullable Integer limit,
            Backoff backoff,
            long due) {
        this.client = client;
        this.stream = stream;
        this.name = name;
        this.limit = limit;
        this.start = start.fixed(Instant.now());
        this.due = due;
        reader = new ShardReader(client, stream, name.id(), start, limit);
        reading = new Trouble(backoff);
        handing = new Trouble(backoff);
    }

    ShardReader reader() {
        return reader;
    }

    /** Begins once more, at the oldest record. */
    void beginAnew() {
        start = ShardStart.OLDEST;
        reader = new ShardReader(client, stream, name.id(), start, limit);
    }

    /** Whether nothing of it is done yet, so that its place is still the one it was begun with. */
    boolean isWhereItBegan() {
        return position.doneThrough().isEmpty();
    }

    void noteReadToItsEnd() {
        readToItsEnd = true;
    }

    /** Whether there is more to read of it, now or later. */
    boolean isReadOn() {
        return !readToItsEnd;
    }

    void dueAt(long nanos) {
        due = nanos;
    }

    long due() {
        return due;
    }

    Place place() {
        return new Place(
                name,
                position.doneThrough().map(ShardStart::after).orElse(start),
                readToItsEnd && position.isAllDone());
    }
}
