package io.headwater.kinesislocal.store;

import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** All streams of the one account in the one region. Thread-safe. */
public final class Streams {
    private final ConcurrentNavigableMap<String, Stream> byName = new ConcurrentSkipListMap<>();
    private final AtomicInteger incarnations = new AtomicInteger();
    private final MemoryBudget budget;
    private final InstantSource clock;
    private final Throughput limits;

    /**
     * No streams yet.
     *
     * @param memoryBudgetBytes what the records of all streams may take of the heap together
     * @param clock tells when records arrive and expire
     * @param limits those of each shard
     */
    public Streams(long memoryBudgetBytes, InstantSource clock, Throughput limits) {
        this.budget = new MemoryBudget(memoryBudgetBytes);
        this.clock = clock;
        this.limits = limits;
    }

    /** Creates a stream, unless there is one of that name: then empty. */
    public Optional<Stream> create(StreamSettings settings) {
        Stream stream = new Stream(settings, incarnations.incrementAndGet(), clock.instant(), budget, limits);
        return byName.putIfAbsent(settings.name(), stream) == null ? Optional.of(stream) : Optional.empty();
    }

    /** The stream of that name. */
    public Optional<Stream> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Deletes a stream with its records, if it is still there. */
    public void delete(Stream stream) {
        if (byName.remove(stream.name(), stream)) {
            stream.forget();
        }
    }

    /** All streams, by name. */
    public Collection<Stream> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    /** The streams whose names come after this one, by name. */
    public Collection<Stream> after(String name) {
        return Collections.unmodifiableCollection(byName.tailMap(name, false).values());
    }

    /** Puts the records of one request into a stream. */
    public StreamWriter writer(Stream stream) {
        return new StreamWriter(this, stream);
    }

    /** What the records of all streams take of the heap, in bytes. */
    public long usedBytes() {
        return budget.usedBytes();
    }

    InstantSource clock() {
        return clock;
    }

    void keepWithinBudget(long nowMillis) {
        budget.enforce(byName.values(), nowMillis);
    }
}
