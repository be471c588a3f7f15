package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.store.SequenceNumber;
import io.headwater.kinesislocal.store.Shard;
import io.headwater.kinesislocal.store.Stream;
import io.headwater.kinesislocal.wire.AnswerWriter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** How streams and shards look in answers. */
final class Descriptions {
    private Descriptions() {}

    /** What DescribeStream, DescribeStreamSummary and ListStreams say alike. */
    static void identity(AnswerWriter out, Account account, Stream stream) throws IOException {
        out.text("StreamName", stream.name())
                .text("StreamARN", account.arnOf(stream.name()))
                .text("StreamStatus", "ACTIVE")
                .structure(
                        "StreamModeDetails",
                        mode -> mode.text("StreamMode", stream.onDemand() ? "ON_DEMAND" : "PROVISIONED"))
                .time("StreamCreationTimestamp", created(stream));
    }

    /** What DescribeStream and DescribeStreamSummary say alike beyond that. */
    static void settings(AnswerWriter out, Stream stream) throws IOException {
        out.number("RetentionPeriodHours", hours(stream.retention()))
                .structures(
                        "EnhancedMonitoring",
                        List.of(List.<String>of()),
                        (metrics, names) -> metrics.texts("ShardLevelMetrics", names))
                .text("EncryptionType", "NONE");
    }

    /** What DescribeStream and ListShards say of a shard alike. */
    static void shard(AnswerWriter out, Shard shard) throws IOException {
        out.text("ShardId", shard.id());
        List<Integer> parents = shard.parents();
        if (!parents.isEmpty()) {
            out.text("ParentShardId", Shard.idOf(parents.get(0)));
        }
        if (parents.size() > 1) {
            out.text("AdjacentParentShardId", Shard.idOf(parents.get(1)));
        }
        hashKeyRange(out, shard);
        out.structure("SequenceNumberRange", range -> {
            range.text("StartingSequenceNumber", shard.startingNumber().toString());
            Optional<SequenceNumber> ending = shard.endingNumber();
            if (ending.isPresent()) {
                range.text("EndingSequenceNumber", ending.get().toString());
            }
        });
    }

    /** A shard that goes on where another ended, as GetRecords shows it. */
    static void child(AnswerWriter out, Shard shard) throws IOException {
        out.text("ShardId", shard.id())
                .texts("ParentShards", shard.parents().stream().map(Shard::idOf).toList());
        hashKeyRange(out, shard);
    }

    private static void hashKeyRange(AnswerWriter out, Shard shard) throws IOException {
        out.structure("HashKeyRange", range -> range.text(
                        "StartingHashKey", shard.range().start().toString())
                .text("EndingHashKey", shard.range().end().toString()));
    }

    /** When a stream was created, as the API tells it: to the second. */
    static Instant created(Stream stream) {
        return stream.created().truncatedTo(ChronoUnit.SECONDS);
    }

    /** The shards after the one with this id, in the order of their ids. */
    static List<Shard> after(List<Shard> shards, String exclusiveStartShardId) {
        return shards.stream()
                .filter(shard -> shard.id().compareTo(exclusiveStartShardId) > 0)
                .toList();
    }

    /** Whole hours, rounded up: a retention period under an hour still shows. */
    static int hours(Duration duration) {
        return (int) duration.plusHours(1).minusNanos(1).toHours();
    }
}
