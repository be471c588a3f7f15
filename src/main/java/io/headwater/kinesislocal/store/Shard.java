package io.headwater.kinesislocal.store;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;

/** One shard: a range of hash keys, and its records in the order they arrived. Thread-safe. */
public final class Shard {
    private final int index;
    private final String id;
    private final HashKeyRange range;
    private final AtomicLong streamOrdinals;
    private final MemoryBudget budget;
    /** Guards the blocks and what follows. */
    private final Object lock = new Object();

    private final List<Block> blocks = new ArrayList<>();
    private long newestOrdinal;
    private long newestArrival;
    private boolean closed;

    Shard(int index, HashKeyRange range, AtomicLong streamOrdinals, MemoryBudget budget) {
        this.index = index;
        this.id = idOf(index);
        this.range = range;
        this.streamOrdinals = streamOrdinals;
        this.budget = budget;
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
        return index;
    }

    /** The hash keys it takes. */
    public HashKeyRange range() {
        return range;
    }

    /** Stores a record; its ordinal is higher than that of any record stored in the stream before. */
    Appended append(long nowMillis, byte[] partitionKey, byte[] data) {
        synchronized (lock) {
            newestOrdinal = streamOrdinals.incrementAndGet();
            newestArrival = Math.max(newestArrival, nowMillis);
            if (!closed) {
                int size = Block.size(partitionKey, data);
                long before = newestBlockBytes();
                if (blocks.isEmpty() || !newest().hasRoomFor(size)) {
                    if (!blocks.isEmpty()) {
                        newest().seal();
                        budget.add(newestBlockBytes() - before);
                    }
                    blocks.add(new Block(blocks.isEmpty() ? size : Math.max(size, Block.FULL_BYTES)));
                    before = 0;
                }
                newest().append(newestOrdinal, newestArrival, partitionKey, data);
                budget.add(newestBlockBytes() - before);
            }
            return new Appended(newestOrdinal, newestArrival);
        }
    }

    /** Reads up to a number of records and bytes (but always one, if there is one) from an ordinal on. */
    ShardPage read(long fromOrdinal, int maxRecords, long maxBytes) {
        synchronized (lock) {
            List<StoredRecord> records = new ArrayList<>();
            long bytes = 0;
            long next = fromOrdinal;
            for (int b = firstBlockUpTo(fromOrdinal, Block::newestOrdinal); b < blocks.size(); b++) {
                Block block = blocks.get(b);
                for (int i = block.indexOfOrdinal(fromOrdinal); i < block.end(); i++) {
                    StoredRecord candidate = block.at(i);
                    boolean fits = records.size() < maxRecords && bytes + candidate.payloadBytes() <= maxBytes;
                    if (!records.isEmpty() && !fits) {
                        return new ShardPage(records, next, false);
                    }
                    records.add(candidate);
                    bytes += candidate.payloadBytes();
                    next = candidate.ordinal() + 1;
                }
            }
            return new ShardPage(records, next, true);
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
            for (int b = firstBlockUpTo(arrivalMillis, Block::newestArrival); b < blocks.size(); b++) {
                Block block = blocks.get(b);
                int i = block.indexOfArrival(arrivalMillis);
                if (i < block.end()) {
                    return block.ordinalAt(i);
                }
            }
            return newestOrdinal + 1;
        }
    }

    /** Forgets what arrived before a time. */
    void trimBefore(long arrivalMillis) {
        synchronized (lock) {
            int expired = firstBlockUpTo(arrivalMillis, Block::newestArrival);
            for (int i = 0; i < expired; i++) {
                removeOldest();
            }
            if (!blocks.isEmpty()) {
                blocks.get(0).hideBefore(arrivalMillis);
            }
        }
    }

    /** When the newest record of the oldest block arrived; empty without records. */
    OptionalLong oldestBlockArrival() {
        synchronized (lock) {
            return blocks.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(blocks.get(0).newestArrival());
        }
    }

    /** Forgets the oldest block, if there is one; returns how many records that were still readable went with it. */
    int trimOldestBlock() {
        synchronized (lock) {
            return blocks.isEmpty() ? 0 : removeOldest();
        }
    }

    /** Forgets all records, those still to come included: the stream was deleted. */
    void close() {
        synchronized (lock) {
            closed = true;
            while (!blocks.isEmpty()) {
                removeOldest();
            }
        }
    }

    private int removeOldest() {
        Block removed = blocks.remove(0);
        budget.add(-removed.heapBytes());
        return removed.retained();
    }

    private Block newest() {
        return blocks.get(blocks.size() - 1);
    }

    private long newestBlockBytes() {
        return blocks.isEmpty() ? 0 : newest().heapBytes();
    }

    private int firstBlockUpTo(long wanted, ToLongFunction<Block> newestOf) {
        int low = 0;
        int high = blocks.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (newestOf.applyAsLong(blocks.get(middle)) < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** What became of a record: its ordinal, and when it counts as arrived, in epoch milliseconds. */
    record Appended(long ordinal, long arrivalMillis) {}
}
