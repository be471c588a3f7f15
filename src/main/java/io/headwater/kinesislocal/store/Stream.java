package io.headwater.kinesislocal.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One stream: its settings and its shards. Thread-safe. */
public final class Stream {
    /** An on-demand stream grows no further by itself. */
    public static final int MAX_ON_DEMAND_SHARDS = 200;

    private final String name;
    private final int incarnation;
    private final Instant created;
    private final MemoryBudget budget;
    private final Throughput limits;
    private final AtomicLong ordinals = new AtomicLong();
    private final Map<String, String> tags = new ConcurrentSkipListMap<>();
    private final StreamCounters counters = new StreamCounters();
    private final TrimWarning trimWarning;
    private volatile boolean onDemand;
    private volatile int maxRecordKib;
    private volatile Duration retention;
    /**
     * Writers and readers of records share it; who splits or merges has it alone. So no record goes into a shard after its
     * children have begun, and who read a shard to its end finds them.
     */
    private final ReadWriteLock resharding = new ReentrantReadWriteLock();

    private volatile Shards shards;
    /** Guarded by the lock of resharding. */
    private boolean forgotten;

    Stream(StreamSettings settings, int incarnation, Instant created, MemoryBudget budget, Throughput limits) {
        this.name = settings.name();
        this.incarnation = incarnation;
        this.created = created;
        this.budget = budget;
        this.limits = limits;
        this.onDemand = settings.onDemand();
        this.maxRecordKib = settings.maxRecordKib();
        this.retention = settings.retention();
        this.trimWarning = new TrimWarning(settings.name());
        List<Shard> initial = new ArrayList<>();
        for (HashKeyRange range : HashKeyRange.evenly(settings.shardCount())) {
            initial.add(new Shard(
                    new ShardOrigin(initial.size(), range, List.of(), created.toEpochMilli(), created.getEpochSecond()),
                    ordinals,
                    budget,
                    limits));
        }
        this.shards = new Shards(initial, initial);
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Whether it grows by itself. */
    public boolean onDemand() {
        return onDemand;
    }

    /** Changes whether it grows by itself; its shards stay as they are. */
    public void setOnDemand(boolean changed) {
        onDemand = changed;
    }

    /** How large a record may be with its partition key, in KiB. */
    public int maxRecordKib() {
        return maxRecordKib;
    }

    /** Changes how large a record may be with its partition key, in KiB. */
    public void setMaxRecordKib(int changed) {
        maxRecordKib = changed;
    }

    /** The how-manieth stream created since the start: tells it from earlier ones of the same name. */
    public int incarnation() {
        return incarnation;
    }

    /** When it was created. */
    public Instant created() {
        return created;
    }

    /** How long records stay readable. */
    public Duration retention() {
        return retention;
    }

    /** Changes how long records stay readable; those that are gone do not come back. */
    public void setRetention(Duration changed) {
        retention = changed;
    }

    /** Its tags, sorted; changes apply to the stream. */
    public Map<String, String> tags() {
        return tags;
    }

    /** What became of the records that it was asked to store. */
    public StreamCounters counters() {
        return counters;
    }

    /** Its shards, in the order of their numbers; a closed one until the last of its records can have expired. */
    public List<Shard> shards(long nowMillis) {
        forgetExpired(nowMillis);
        return shards.all();
    }

    /** The shard with this number, if it has not expired. */
    public Optional<Shard> shard(int index, long nowMillis) {
        return shards.find(index).filter(shard -> !isExpired(shard, nowMillis));
    }

    /** The open shard that takes the hash key. */
    public Shard shardFor(HashKey key) {
        return shards.forKey(key);
    }

    /** How many of its shards take records. */
    public int openShards() {
        return shards.open().size();
    }

    /** Whether the number was given out by this stream: for a record, or for the start of a shard. */
    public boolean gaveOut(SequenceNumber number) {
        return shards.find(number.shardIndex())
                .filter(shard -> shard.owns(number) && number.ordinal() <= ordinals.get())
                .isPresent();
    }

    /** Reads a shard, unless it has given all it can for now; what is older than the retention period is forgotten first. */
    public Optional<ShardPage> read(Shard shard, long fromOrdinal, int maxRecords, long maxBytes, long nowMillis) {
        resharding.readLock().lock();
        try {
            if (!shard.allowsRead(nowMillis)) {
                return Optional.empty();
            }
            shard.trimBefore(nowMillis - retention.toMillis());
            return Optional.of(shard.read(fromOrdinal, maxRecords, maxBytes));
        } finally {
            resharding.readLock().unlock();
        }
    }

    /**
     * Splits a shard in two.
     *
     * @param upperStart where the upper one begins: a key of the shard's range other than its first
     * @return false, and nothing was done, if the shard is closed
     */
    public boolean split(Shard shard, HashKey upperStart, long nowMillis) {
        return reshard(all -> shard.isOpen(), work -> work.split(shard, upperStart), nowMillis);
    }

    /**
     * Merges two shards, of which the second takes the hash keys right after those of the first.
     *
     * @return false, and nothing was done, if one of them is closed
     */
    public boolean merge(Shard lower, Shard upper, long nowMillis) {
        return reshard(all -> lower.isOpen() && upper.isOpen(), work -> work.merge(lower), nowMillis);
    }

    /** Splits and merges until there are so many shards, with hash key ranges of the same size. */
    public void spreadEvenly(int count, long nowMillis) {
        reshard(all -> true, work -> work.spreadEvenly(count), nowMillis);
    }

    StreamWriter.Placed append(
            HashKey key, byte[] partitionKey, byte[] data, Map<Shard, Long> inRequest, long nowMillis) {
        resharding.readLock().lock();
        try {
            Shard shard = shards.forKey(key);
            Optional<Shard.Appended> appended =
                    shard.append(nowMillis, partitionKey, data, inRequest.getOrDefault(shard, 0L));
            return new StreamWriter.Placed(
                    shard, appended.map(record -> shard.sequenceNumber(record.ordinal(), record.arrivalMillis())));
        } finally {
            resharding.readLock().unlock();
        }
    }

    /** What makes an on-demand stream grow: a shard that cannot take what comes is split in the middle. */
    void growIfHot(Shard shard, long nowMillis) {
        if (!onDemand || !shard.isHot()) {
            return;
        }
        HashKey middle = shard.range().middle();
        if (!middle.equals(shard.range().start())) {
            reshard(
                    all -> shard.isOpen() && all.open().size() < MAX_ON_DEMAND_SHARDS,
                    work -> work.split(shard, middle),
                    nowMillis);
        }
    }

    List<Shard> allShards() {
        return shards.all();
    }

    void warnOfTrimming(int records, long limitBytes, long nowMillis) {
        trimWarning.trimmed(records, limitBytes, nowMillis);
    }

    /** Forgets all records, those still to come included. */
    void forget() {
        resharding.writeLock().lock();
        try {
            forgotten = true;
            shards.all().forEach(Shard::forget);
        } finally {
            resharding.writeLock().unlock();
        }
    }

    private boolean reshard(Predicate<Shards> stillPossible, Consumer<Resharding> change, long nowMillis) {
        resharding.writeLock().lock();
        try {
            Shards before = shards;
            if (!stillPossible.test(before)) {
                return false;
            }
            Resharding work = new Resharding(before, origin -> new Shard(origin, ordinals, budget, limits), nowMillis);
            change.accept(work);
            shards = work.result();
            if (forgotten) {
                shards.all().forEach(Shard::forget);
            }
            return true;
        } finally {
            resharding.writeLock().unlock();
        }
    }

    private void forgetExpired(long nowMillis) {
        Predicate<Shard> expired = shard -> isExpired(shard, nowMillis);
        if (shards.all().stream().noneMatch(expired)) {
            return;
        }
        resharding.writeLock().lock();
        try {
            shards.all().stream().filter(expired).forEach(Shard::forget);
            shards = shards.without(expired);
        } finally {
            resharding.writeLock().unlock();
        }
    }

    private boolean isExpired(Shard shard, long nowMillis) {
        return shard.closedMillis().orElse(Long.MAX_VALUE) < nowMillis - retention.toMillis();
    }
}
