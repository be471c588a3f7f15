package io.headwater.kinesislocal.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The shards of a stream at one time: those that take records, and those that were closed by a split or a merge and may
 * still be read.
 *
 * @param all by their numbers
 * @param open by their hash keys; none overlaps another, none is missing
 */
record Shards(List<Shard> all, List<Shard> open) {
    Shards {
        all = List.copyOf(all);
        open = List.copyOf(open);
    }

    Shards without(Predicate<Shard> gone) {
        return new Shards(all.stream().filter(gone.negate()).toList(), open);
    }

    /** The shard with this number. */
    Optional<Shard> find(int index) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).index() < index) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < all.size() && all.get(low).index() == index ? Optional.of(all.get(low)) : Optional.empty();
    }

    /** The open shard that takes the hash key. */
    Shard forKey(HashKey key) {
        int low = 0;
        int high = open.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (open.get(middle).range().end().compareTo(key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return open.get(low);
    }
}
