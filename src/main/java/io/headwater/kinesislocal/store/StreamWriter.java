package io.headwater.kinesislocal.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Puts the records of one request into a stream. Not thread-safe. */
public final class StreamWriter {
    private final Streams streams;
    private final Stream stream;
    private final Map<Shard, Long> bytesByShard = new HashMap<>();

    StreamWriter(Streams streams, Stream stream) {
        this.streams = streams;
        this.stream = stream;
        stream.counters().countRequest();
    }

    /** Stores a record in the shard that takes the hash key, unless that has taken all it can for now. */
    public Placed put(HashKey key, byte[] partitionKey, byte[] data) {
        long nowMillis = streams.clock().millis();
        Placed placed = stream.append(key, partitionKey, data, bytesByShard, nowMillis);
        if (placed.number().isEmpty()) {
            stream.counters().countThrottled();
            stream.growIfHot(placed.shard(), nowMillis);
            return placed;
        }
        int bytes = partitionKey.length + data.length;
        bytesByShard.merge(placed.shard(), (long) bytes, Long::sum);
        stream.counters().countStored(bytes);
        streams.keepWithinBudget(nowMillis);
        return placed;
    }

    /**
     * Where a record went.
     *
     * @param shard the shard that takes its hash key
     * @param number its sequence number; empty if the shard did not take it
     */
    public record Placed(Shard shard, Optional<SequenceNumber> number) {}
}
