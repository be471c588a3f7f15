package io.headwater.kinesislocal.api;

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

    /** How many shards all streams have together. */
    int shardCount() {
        return streams.all().stream().mapToInt(stream -> stream.shards().size()).sum();
    }
}
