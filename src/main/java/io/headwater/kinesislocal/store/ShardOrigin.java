package io.headwater.kinesislocal.store;

import java.util.List;

/**
 * How a shard came to be.
 *
 * @param index the number in its id
 * @param range the hash keys it takes
 * @param parents the numbers of the shards that it was made of: none, one that was split, or two that were merged
 * @param createdMillis when it was created, in epoch milliseconds
 * @param createdSecond what its sequence numbers say of that; later than what those of its parents say, so that its
 *     numbers are higher than theirs
 */
record ShardOrigin(int index, HashKeyRange range, List<Integer> parents, long createdMillis, long createdSecond) {
    ShardOrigin {
        parents = List.copyOf(parents);
    }
}
