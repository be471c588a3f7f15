package io.headwater.kinesislocal.store;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps the records of all streams within a number of bytes, by forgetting the oldest.
 *
 * <p>What counts is what the heap holds: whole blocks, with their headers, index and the room kept for records to come.
 * The block whose newest record is oldest goes first, so that a busy stream cannot push the fresh records of a quiet one
 * out. Thread-safe.
 */
final class MemoryBudget {
    /** Trimming goes a little below the limit, so that not every put trims. */
    private static final int SLACK = 32;

    private final long limitBytes;
    private final AtomicLong usedBytes = new AtomicLong();
    private final Object trimming = new Object();

    MemoryBudget(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    void add(long bytes) {
        usedBytes.addAndGet(bytes);
    }

    long usedBytes() {
        return usedBytes.get();
    }

    /** Forgets the oldest blocks of these streams while they exceed the budget. */
    void enforce(Collection<Stream> streams, long nowMillis) {
        if (usedBytes.get() <= limitBytes) {
            return;
        }
        synchronized (trimming) {
            while (usedBytes.get() > limitBytes - limitBytes / SLACK) {
                Optional<Candidate> oldest = streams.stream()
                        .flatMap(stream -> stream.allShards().stream().flatMap(shard -> candidate(stream, shard)))
                        .min(Comparator.comparingLong(Candidate::arrivalMillis));
                if (oldest.isEmpty()) {
                    return;
                }
                int records = oldest.get().shard().trimOldestBlock();
                oldest.get().stream().warnOfTrimming(records, limitBytes, nowMillis);
            }
        }
    }

    private static java.util.stream.Stream<Candidate> candidate(Stream stream, Shard shard) {
        OptionalLong arrival = shard.oldestBlockArrival();
        return arrival.isPresent()
                ? java.util.stream.Stream.of(new Candidate(stream, shard, arrival.getAsLong()))
                : java.util.stream.Stream.empty();
    }

    private record Candidate(Stream stream, Shard shard, long arrivalMillis) {}
}
