package io.headwater.kinesis;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.kinesis.model.Shard;

/**
 * How a stream is consumed.
 *
 * @param position the file that remembers what is done with
 * @param start where to begin when nothing is on record
 * @param onlyShard the one shard that is read; empty: all
 * @param limit the most records in a batch before aggregates are taken apart, 1 to 10,000
 * @param atTheTip how long a shard that gave all it had is left alone
 */
public record ConsumerOptions(
        Path position, ShardStart start, Optional<String> onlyShard, int limit, Duration atTheTip) {

    List<Shard> among(List<Shard> listed) {
        if (onlyShard.isEmpty()) {
            return listed;
        }
        List<Shard> found = listed.stream()
                .filter(shard -> shard.shardId().equals(onlyShard.get()))
                .toList();
        if (found.isEmpty()) {
            throw new StreamException("the stream has no shard %s, but %s"
                    .formatted(
                            onlyShard.get(),
                            String.join(
                                    ", ", listed.stream().map(Shard::shardId).toList())));
        }
        return found;
    }
}
