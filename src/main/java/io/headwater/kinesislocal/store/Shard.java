package io.headwater.kinesislocal.store;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** One shard: a range of hash keys, and its records in the order they arrived. Thread-safe. */
public final class Shard {
    private static final long MILLIS = 1000;

    private final ShardOrigin origin;
    private final String id;
    private final AtomicLong streamOrdinals;
    private final Optional<WriteLimit> writeLimit;
    private final Optional<ReadLimit> readLimit;
    private volatile Optional<Closing> closing = Optional.empty();
    /** Guards the limits and what follows. */
    private final Object lock = new Object();

    private final RecordLog log;
    private long newestOrdinal;
    private long newestArrival;
    private boolean forgotten;

    Shard(ShardOrigin origin, AtomicLong streamOrdinals, MemoryBudget budget, Throughput limits) {
        this.origin = origin;
        this.id = idOf(origin.index());
        this.streamOrdinals = streamOrdinals;
        this.log = new RecordLog(budget);
        this.writeLimit = limits.onWrites() ? Optional.of(new WriteLimit(origin.createdMillis())) : Optional.empty();
        this.readLimit = limits.onReads() ? Optional.of(new ReadLimit(origin.createdMillis())) : Optional.empty();
    }

    /** The API's name for it, such as shardId-000000000003. */
    public String id() {
        return id;
    }

    /** The API's name for the shard with this number. */
    public static String idOf(int index) {
        return String.format("shardId-%012d", index);
    }

    /** The number in its id. */
    public int index() {
        return origin.index();
    }

    /** The hash keys it takes, or took. */
    public HashKeyRange range() {
        return origin.range();
    }

    /** The numbers of the shards that it was made of: none, one that was split, or two that were merged. */
    public List<Integer> parents() {
        return origin.parents();
    }

    /** When it was created, in epoch milliseconds. */
    public long createdMillis() {
        return origin.createdMillis();
    }

    /** Whether it takes records. */
    public boolean isOpen() {
        return closing.isEmpty();
    }

    /** When it was closed, in epoch milliseconds; empty while it is open. */
    public OptionalLong closedMillis() {
        return closing.map(closed -> OptionalLong.of(closed.millis())).orElseGet(OptionalLong::empty);
    }

    /** The shards that go on where it ends; none while it is open. */
    public List<Shard> children() {
        return closing.map(Closing::children).orElseGet(List::of);
    }

    /** Where its numbering begins: before its first record. */
    public SequenceNumber startingNumber() {
        return sequenceNumber(0, origin.createdMillis());
    }

    /** Where its numbering ends: after its last record; empty while it is open. */
    public Optional<SequenceNumber> endingNumber() {
        return closing.map(closed -> sequenceNumber(Long.MAX_VALUE, closed.millis()));
    }

    /** The sequence number of its record with this ordinal. */
    public SequenceNumber sequenceNumber(long ordinal, long arrivalMillis) {
        return new SequenceNumber(
                origin.createdSecond(), ordinal, Math.floorDiv(arrivalMillis, MILLIS), origin.index());
    }

    /** Whether the number is one of this shard: of a record that there is, was, or may come. */
    public boolean owns(SequenceNumber number) {
        return number.version() == SequenceNumber.VERSION
                && number.shardIndex() == origin.index()
                && number.createdSecond() == origin.createdSecond();
    }

    /** What its sequence numbers say of when it was created. */
    long createdSecond() {
        return origin.createdSecond();
    }

    /**
     * Stores a record; its ordinal is higher than that of any record stored in the stream before.
     *
     * @param inRequest the bytes that the same request stored here before
     * @return empty if the shard has taken all it can for now
     */
    Optional<Appended> append(long nowMillis, byte[] partitionKey, byte[] data, long inRequest) {
        synchronized (lock) {
            if (writeLimit.isPresent()
                    && !writeLimit.get().take(partitionKey.length + data.length, inRequest, nowMillis)) {
                return Optional.empty();
            }
            newestOrdinal = streamOrdinals.incrementAndGet();
            newestArrival = Math.max(newestArrival, nowMillis);
            if (!forgotten) {
                log.append(newestOrdinal, newestArrival, partitionKey, data);
            }
            return Optional.of(new Appended(newestOrdinal, newestArrival));
        }
    }

    /** Whether it refused records for so long that one shard is not enough. */
    boolean isHot() {
        synchronized (lock) {
            return writeLimit.filter(WriteLimit::isHot).isPresent();
        }
    }

    /** Takes no records any more; these go on. */
    void close(long nowMillis, List<Shard> children) {
        synchronized (lock) {
            closing = Optional.of(new Closing(nowMillis, List.copyOf(children)));
            log.seal();
        }
    }

    /** Whether a read is allowed now; counts it if it is. */
    boolean allowsRead(long nowMillis) {
        synchronized (lock) {
            return readLimit.isEmpty() || readLimit.get().take(nowMillis);
        }
    }

    /** Reads up to a number of records and bytes (but always one, if there is one) from an ordinal on. */
    ShardPage read(long fromOrdinal, int maxRecords, long maxBytes) {
        synchronized (lock) {
            RecordLog.Found found = log.read(fromOrdinal, maxRecords, maxBytes);
            readLimit.ifPresent(limit -> limit.took(found.bytes()));
            List<StoredRecord> records = found.records();
            long next = records.isEmpty()
                    ? fromOrdinal
                    : records.get(records.size() - 1).ordinal() + 1;
            return new ShardPage(records, next, found.atTip(), found.atTip() && !isOpen());
        }
    }

    /** From which ordinal on to read what arrives after this call. */
    public long ordinalAfterNewest() {
        synchronized (lock) {
            return newestOrdinal + 1;
        }
    }

    /** From which ordinal on to read what arrived at a time, in epoch milliseconds, or after it. */
    public long ordinalAtTime(long arrivalMillis) {
        synchronized (lock) {
            return log.ordinalAtTime(arrivalMillis).orElse(newestOrdinal + 1);
        }
    }

    /** Forgets what arrived before a time. */
    void trimBefore(long arrivalMillis) {
        synchronized (lock) {
            log.trimBefore(arrivalMillis);
        }
    }

    /** When the newest record of the oldest block arrived; empty without records. */
    OptionalLong oldestBlockArrival() {
        synchronized (lock) {
            return log.oldestBlockArrival();
        }
    }

    /** Forgets the oldest block, if there is one; returns how many records that were still readable went with it. */
    int trimOldestBlock() {
        synchronized (lock) {
            return log.trimOldestBlock();
        }
    }

    /** Forgets all records, those still to come included: its stream was deleted, or all of it expired. */
    void forget() {
        synchronized (lock) {
            forgotten = true;
            log.clear();
        }
    }

    /** What became of a record: its ordinal, and when it counts as arrived, in epoch milliseconds. */
    record Appended(long ordinal, long arrivalMillis) {}

    private record Closing(long millis, List<Shard> children) {}
}
