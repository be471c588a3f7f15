package io.headwater.kinesislocal.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** One stream: its settings and its shards. Thread-safe. */
public final class Stream {
    private static final long MILLIS = 1000;
    private final StreamSettings settings;
    private final int incarnation;
    private final Instant created;
    private final AtomicLong ordinals = new AtomicLong();
    private final Map<String, String> tags = new ConcurrentSkipListMap<>();
    private final TrimWarning trimWarning;
    private volatile Duration retention;
    /** In the order of their hash keys; none overlaps another, none is missing. */
    private volatile List<Shard> shards;

    Stream(StreamSettings settings, int incarnation, Instant created, MemoryBudget budget) {
        this.settings = settings;
        this.incarnation = incarnation;
        this.created = created;
        this.retention = settings.retention();
        this.trimWarning = new TrimWarning(settings.name());
        List<Shard> initial = new ArrayList<>();
        for (HashKeyRange range : HashKeyRange.evenly(settings.shardCount())) {
            initial.add(new Shard(initial.size(), range, ordinals, budget));
        }
        this.shards = List.copyOf(initial);
    }

    /** Its name. */
    public String name() {
        return settings.name();
    }

    /** Whether it was created in on-demand mode. */
    public boolean onDemand() {
        return settings.onDemand();
    }

    /** How large a record may be with its partition key, in KiB. */
    public int maxRecordKib() {
        return settings.maxRecordKib();
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

    /** Its shards, in the order of their numbers. */
    public List<Shard> shards() {
        return shards;
    }

    /** The shard with this number. */
    public Optional<Shard> shard(int index) {
        List<Shard> current = shards;
        return index >= 0 && index < current.size() ? Optional.of(current.get(index)) : Optional.empty();
    }

    /** The shard that takes the hash key. */
    public Shard shardFor(HashKey key) {
        List<Shard> current = shards;
        int low = 0;
        int high = current.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (current.get(middle).range().end().compareTo(key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return current.get(low);
    }

    /** Where a shard's numbering begins: before its first record. */
    public SequenceNumber startOf(Shard shard) {
        return sequenceNumber(shard, 0, created.toEpochMilli());
    }

    /** The sequence number of the record of a shard with this ordinal. */
    public SequenceNumber sequenceNumber(Shard shard, long ordinal, long arrivalMillis) {
        return new SequenceNumber(
                created.getEpochSecond(), ordinal, Math.floorDiv(arrivalMillis, MILLIS), shard.index());
    }

    /** Whether the number is one of this stream: of a record that there is, was, or may come. */
    public boolean owns(SequenceNumber number) {
        return number.version() == SequenceNumber.VERSION && number.createdSecond() == created.getEpochSecond();
    }

    /** Whether the number was given out by this stream: for a record, or for the start of a shard. */
    public boolean gaveOut(SequenceNumber number) {
        return owns(number) && number.ordinal() <= ordinals.get();
    }

    /** Reads a shard; what is older than the retention period is forgotten first. */
    public ShardPage read(Shard shard, long fromOrdinal, int maxRecords, long maxBytes, long nowMillis) {
        shard.trimBefore(nowMillis - retention.toMillis());
        return shard.read(fromOrdinal, maxRecords, maxBytes);
    }

    void warnOfTrimming(int records, long limitBytes, long nowMillis) {
        trimWarning.trimmed(records, limitBytes, nowMillis);
    }

    void close() {
        shards.forEach(Shard::close);
    }
}
