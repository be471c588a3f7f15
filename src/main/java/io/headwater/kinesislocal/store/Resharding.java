package io.headwater.kinesislocal.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Splits and merges shards of a stream: each closes its parents and makes children with higher numbers. While it is at
 * work nobody may write to the stream. Not thread-safe.
 */
final class Resharding {
    private static final long MILLIS = 1000;

    private final List<Shard> all;
    /** By hash keys. */
    private final List<Shard> open;

    private final Function<ShardOrigin, Shard> maker;
    private final long nowMillis;

    Resharding(Shards before, Function<ShardOrigin, Shard> maker, long nowMillis) {
        this.all = new ArrayList<>(before.all());
        this.open = new ArrayList<>(before.open());
        this.maker = maker;
        this.nowMillis = nowMillis;
    }

    /** Splits an open shard at a key of its range other than the first. */
    void split(Shard parent, HashKey upperStart) {
        splitAt(open.indexOf(parent), upperStart);
    }

    /** Merges an open shard with the one that follows. */
    void merge(Shard lower) {
        mergeAt(open.indexOf(lower));
    }

    /** Splits and merges until there are so many shards, with hash key ranges of the same size. */
    void spreadEvenly(int count) {
        int current = 0;
        for (HashKeyRange wanted : HashKeyRange.evenly(count)) {
            int last = current;
            while (open.get(last).range().end().compareTo(wanted.end()) < 0) {
                last++;
            }
            if (!open.get(last).range().end().equals(wanted.end())) {
                splitAt(last, wanted.end().next());
            }
            for (int more = last - current; more > 0; more--) {
                mergeAt(current);
            }
            current++;
        }
    }

    Shards result() {
        return new Shards(all, open);
    }

    private void splitAt(int position, HashKey upperStart) {
        Shard parent = open.get(position);
        Shard lower = child(parent.range().below(upperStart), List.of(parent));
        Shard upper = child(parent.range().from(upperStart), List.of(parent));
        parent.close(nowMillis, List.of(lower, upper));
        open.set(position, lower);
        open.add(position + 1, upper);
    }

    private void mergeAt(int position) {
        Shard lower = open.get(position);
        Shard upper = open.get(position + 1);
        HashKeyRange range =
                new HashKeyRange(lower.range().start(), upper.range().end());
        Shard merged = child(range, List.of(lower, upper));
        lower.close(nowMillis, List.of(merged));
        upper.close(nowMillis, List.of(merged));
        open.set(position, merged);
        open.remove(position + 1);
    }

    private Shard child(HashKeyRange range, List<Shard> parents) {
        long second = Math.floorDiv(nowMillis, MILLIS);
        for (Shard parent : parents) {
            second = Math.max(second, parent.createdSecond() + 1);
        }
        // The last number is never that of an expired shard: closing a shard makes one with a higher number.
        int index = all.get(all.size() - 1).index() + 1;
        Shard child = maker.apply(
                new ShardOrigin(index, range, parents.stream().map(Shard::index).toList(), nowMillis, second));
        all.add(child);
        return child;
    }
}
