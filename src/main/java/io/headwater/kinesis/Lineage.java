package io.headwater.kinesis;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** Which shards are due: those that come from a split or a merge once their parents are read to the end. Not thread-safe. */
final class Lineage {
    private final Set<String> finished = new HashSet<>();

    /** Notes that a shard is read to its end, or is not wanted. */
    void finish(String shard) {
        finished.add(shard);
    }

    /** Forgets all shards: the stream is another one. */
    void clear() {
        finished.clear();
    }

    /** Those that are not finished and wait for nobody, in the order listed. */
    List<Shard> due(List<Shard> listed) {
        Set<String> known = listed.stream().map(Shard::shardId).collect(Collectors.toSet());
        return listed.stream()
                .filter(shard -> !finished.contains(shard.shardId()))
                .filter(shard -> Stream.of(shard.parentShardId(), shard.adjacentParentShardId())
                        .filter(Objects::nonNull)
                        // Parents that the stream does not list any more are past its retention.
                        .allMatch(parent -> finished.contains(parent) || !known.contains(parent)))
                .toList();
    }
}
