package io.headwater.kinesis;

import java.util.Optional;
import software.amazon.awssdk.services.kinesis.model.SequenceNumberRange;
import software.amazon.awssdk.services.kinesis.model.Shard;

/**
 * A shard, told from one of the same id in a stream that was deleted and made anew under the same name, or in a local Kinesis
 * that was started again.
 *
 * @param id as in {@code shardId-000000000003}
 * @param begins the sequence number that its range begins with; empty if the stream does not say
 */
public record ShardName(String id, String begins) {
    static ShardName of(Shard shard) {
        return new ShardName(
                shard.shardId(),
                Optional.ofNullable(shard.sequenceNumberRange())
                        .map(SequenceNumberRange::startingSequenceNumber)
                        .orElse(""));
    }
}
