package io.headwater.delivery;

import io.headwater.kinesis.RecordBatch;
import io.headwater.kinesis.ShardName;
import io.headwater.kinesis.StreamRecord;
import io.headwater.publishing.Backoff;
import io.headwater.publishing.StopSignal;
import io.headwater.publishing.StoppingException;
import io.headwater.publishing.Trouble;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers streams as objects: takes batches over, and says that they are done with as far as they are in objects that are stored.
 *
 * <p>While an object cannot be stored, nothing is taken: that is the back-pressure, and memory stays bounded. Thread-safe.
 */
public final class StreamDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(StreamDelivery.class);

    private final DeliveryRules rules;
    private final ObjectStore store;
    private final Path records;
    private final InstantSource clock;
    private final StopSignal stop;
    private final Trouble storing;
    private final Map<ShardOfStream, ShardDelivery> shards = new LinkedHashMap<>();
    private Instant nextTry = Instant.MIN;
    private long buffered;

    private record ShardOfStream(String stream, ShardName shard) {}

    /**
     * A delivery of any number of streams.
     *
     * @param records the folder that remembers the last object of each shard
     * @param clock by which objects grow old
     * @param stop ends all waiting
     * @param backoff how long to wait after each failure to store an object
     */
    StreamDelivery(
            DeliveryRules rules,
            ObjectStore store,
            Path records,
            InstantSource clock,
            StopSignal stop,
            Backoff backoff) {
        this.rules = rules;
        this.store = store;
        this.records = records;
        this.clock = clock;
        this.stop = stop;
        this.storing = new Trouble(backoff);
    }

    /**
     * Takes a batch over, and returns once there is room for all its records.
     *
     * @throws StoppingException if Headwater stops before; what is not stored is read again at the next start
     * @throws InterruptedException if the route stops by force
     */
    public synchronized void deliver(RecordBatch batch) throws InterruptedException {
        ShardDelivery shard = shards.computeIfAbsent(
                new ShardOfStream(batch.stream(), batch.shard()),
                key -> new ShardDelivery(
                        key.stream(),
                        key.shard(),
                        rules,
                        store,
                        new DeliveryRecord(records, key.stream(), key.shard())));
        requireNotStopping(batch);
        shard.begin(batch.takeOver());
        String before = "";
        boolean isNew = false;
        for (StreamRecord record : batch.records()) {
            // Records that came in one aggregate have one number, and go into one object together.
            if (!record.sequenceNumber().equals(before)) {
                before = record.sequenceNumber();
                isNew = !shard.has(record);
                if (isNew) {
                    makeRoom(shard, batch);
                }
            }
            if (isNew) {
                long size = shard.size();
                shard.add(record, clock.instant());
                buffered += shard.size() - size;
            }
        }
        if (shard.isComplete()) {
            storeUntilItIs(shard, batch);
        }
        shard.acknowledge();
    }

    private void makeRoom(ShardDelivery shard, RecordBatch batch) throws InterruptedException {
        if (shard.isComplete()) {
            storeUntilItIs(shard, batch);
        }
        while (buffered > rules.memory()) {
            Optional<ShardDelivery> largest = shards.values().stream()
                    .filter(ShardDelivery::mayEnd)
                    .max(Comparator.comparingLong(ShardDelivery::size));
            if (largest.isEmpty()) {
                return;
            }
            storeUntilItIs(largest.get(), batch);
        }
    }

    private void storeUntilItIs(ShardDelivery shard, RecordBatch batch) throws InterruptedException {
        Optional<Duration> wait = tryToStore(shard);
        while (wait.isPresent()) {
            stop.await(wait.get());
            requireNotStopping(batch);
            if (Thread.interrupted()) {
                throw new InterruptedException("Delivering " + batch + " was interrupted");
            }
            wait = tryToStore(shard);
        }
    }

    private void requireNotStopping(RecordBatch batch) {
        if (stop.isStopping()) {
            throw new StoppingException(
                    "Delivering %s: stopping; what is in no object yet is read again at the next start"
                            .formatted(batch));
        }
    }

    /** Empty if it is stored; else how long to wait before the next try. */
    private Optional<Duration> tryToStore(ShardDelivery shard) {
        long size = shard.size();
        String what = shard.toString();
        try {
            shard.store();
        } catch (Exception e) {
            Duration wait = storing.failed(text -> LOG.warn(
                    "Delivering {}: they cannot be stored, and are tried again from {} on until they are; the stream waits ({})",
                    what,
                    text,
                    e.getMessage() == null ? e.toString() : e.getMessage()));
            nextTry = clock.instant().plus(wait);
            return Optional.of(wait);
        }
        buffered -= size;
        nextTry = Instant.MIN;
        if (storing.over() > 0) {
            LOG.info("Delivering {}: they are stored now", what);
        }
        return Optional.empty();
    }

    /** Stores the objects that are old enough; to be called often. */
    public synchronized void storeWhatIsDue() {
        Instant now = clock.instant();
        if (now.isBefore(nextTry)) {
            return;
        }
        for (ShardDelivery shard : shards.values()) {
            if (shard.isDue(now) && tryToStore(shard).isPresent()) {
                return;
            }
        }
    }

    /** Stores all that is collected, if that succeeds at once: a local Kinesis that ends with this process would take it along. */
    public synchronized void finish() {
        for (ShardDelivery shard : shards.values()) {
            if (shard.mayEnd() && tryToStore(shard).isPresent()) {
                LOG.warn(
                        "Headwater stops before all records that were read are stored; these are read again at the next start");
                // Where one object cannot be put the next one cannot either, and each may take its time.
                return;
            }
        }
    }
}
