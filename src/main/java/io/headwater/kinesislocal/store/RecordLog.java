package io.headwater.kinesislocal.store;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/** The records of a shard, oldest first, in blocks that count against the memory budget. Not thread-safe; the shard's lock guards it. */
final class RecordLog {
    private final MemoryBudget budget;
    private final List<Block> blocks = new ArrayList<>();

    RecordLog(MemoryBudget budget) {
        this.budget = budget;
    }

    void append(long ordinal, long arrivalMillis, byte[] partitionKey, byte[] data) {
        int size = Block.size(partitionKey, data);
        long before = newestBlockBytes();
        if (blocks.isEmpty() || !newest().hasRoomFor(size)) {
            seal();
            blocks.add(new Block(blocks.isEmpty() ? size : Math.max(size, Block.FULL_BYTES)));
            before = 0;
        }
        newest().append(ordinal, arrivalMillis, partitionKey, data);
        budget.add(newestBlockBytes() - before);
    }

    /** Gives back what was reserved for records that will not come. */
    void seal() {
        if (!blocks.isEmpty()) {
            long before = newestBlockBytes();
            newest().seal();
            budget.add(newestBlockBytes() - before);
        }
    }

    /** Reads up to a number of records and bytes (but always one, if there is one) from an ordinal on. */
    Found read(long fromOrdinal, int maxRecords, long maxBytes) {
        List<StoredRecord> records = new ArrayList<>();
        long bytes = 0;
        for (int b = firstBlockUpTo(fromOrdinal, Block::newestOrdinal); b < blocks.size(); b++) {
            Block block = blocks.get(b);
            for (int i = block.indexOfOrdinal(fromOrdinal); i < block.end(); i++) {
                StoredRecord candidate = block.at(i);
                boolean fits = records.size() < maxRecords && bytes + candidate.payloadBytes() <= maxBytes;
                if (!records.isEmpty() && !fits) {
                    return new Found(records, bytes, false);
                }
                records.add(candidate);
                bytes += candidate.payloadBytes();
            }
        }
        return new Found(records, bytes, true);
    }

    /** The ordinal of the first record that arrived at a time, in epoch milliseconds, or after it. */
    OptionalLong ordinalAtTime(long arrivalMillis) {
        for (int b = firstBlockUpTo(arrivalMillis, Block::newestArrival); b < blocks.size(); b++) {
            Block block = blocks.get(b);
            int i = block.indexOfArrival(arrivalMillis);
            if (i < block.end()) {
                return OptionalLong.of(block.ordinalAt(i));
            }
        }
        return OptionalLong.empty();
    }

    /** Forgets what arrived before a time. */
    void trimBefore(long arrivalMillis) {
        int expired = firstBlockUpTo(arrivalMillis, Block::newestArrival);
        for (int i = 0; i < expired; i++) {
            removeOldest();
        }
        if (!blocks.isEmpty()) {
            blocks.get(0).hideBefore(arrivalMillis);
        }
    }

    /** When the newest record of the oldest block arrived; empty without records. */
    OptionalLong oldestBlockArrival() {
        return blocks.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(blocks.get(0).newestArrival());
    }

    /** Forgets the oldest block, if there is one; returns how many records that were still readable went with it. */
    int trimOldestBlock() {
        return blocks.isEmpty() ? 0 : removeOldest();
    }

    void clear() {
        while (!blocks.isEmpty()) {
            removeOldest();
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

    /**
     * What a read found.
     *
     * @param bytes the bytes of the records, keys included
     * @param atTip whether no further record was there
     */
    record Found(List<StoredRecord> records, long bytes, boolean atTip) {}
}
