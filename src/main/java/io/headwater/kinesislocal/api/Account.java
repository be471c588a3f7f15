package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.store.Shard;
import io.headwater.kinesislocal.store.Stream;
import io.headwater.kinesislocal.store.Streams;
import io.headwater.kinesislocal.wire.ApiException;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The one account, in the one region, that all requests are for, whatever their credentials say.
 *
 * @param id 12 digits
 * @param region such as us-west-2
 * @param defaultRetention what new streams keep their records for
 * @param clock tells the time
 * @param streams its streams
 */
public record Account(String id, String region, Duration defaultRetention, InstantSource clock, Streams streams) {
    /** The ARN of a stream. */
    String arnOf(String streamName) {
        return "arn:aws:kinesis:" + region + ":" + id + ":stream/" + streamName;
    }

    /** The stream of that name. */
    Stream stream(String name) {
        return streams.find(name)
                .orElseThrow(() -> ApiException.notFound("Stream " + name + " under account " + id + " not found."));
    }

    /** How many open shards all streams have together. */
    int shardCount() {
        return streams.all().stream().mapToInt(Stream::openShards).sum();
    }

    /** How many streams are in on-demand mode. */
    long onDemandStreams() {
        return streams.all().stream().filter(Stream::onDemand).count();
    }

    /** Refuses what would make more shards than an account may have. */
    void throwIfTooManyShards(int additional) {
        int existing = shardCount();
        if (additional > Rules.MAX_SHARDS - existing) {
            throw ApiException.limitExceeded("This request would exceed the shard limit for the account " + id + " in "
                    + region + ". Current shard count for the account: " + existing + ". Limit: " + Rules.MAX_SHARDS
                    + ". Number of additional shards that would have resulted from this request: " + additional
                    + ". Refer to the AWS Service Limits page"
                    + " (http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) for current limits and"
                    + " how to request higher limits.");
        }
    }

    /** What a client is told whose shard has taken or given all it can for now. */
    String rateExceeded(Shard shard, Stream stream) {
        return "Rate exceeded for shard " + shard.id() + " in stream " + stream.name() + " under account " + id + ".";
    }
}
