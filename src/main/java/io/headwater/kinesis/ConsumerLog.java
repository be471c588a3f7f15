package io.headwater.kinesis;

import io.headwater.publishing.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is said while a stream is consumed: each time what happened, to which shard, and what comes of it. */
final class ConsumerLog {
    private static final Logger LOG = LoggerFactory.getLogger(StreamConsumer.class);

    private final String stream;

    ConsumerLog(String stream) {
        this.stream = stream;
    }

    void anotherStream() {
        LOG.info(
                "Consuming stream '{}': it was made anew since the last record was consumed (a local Kinesis ends with its process); it is read from its beginning",
                stream);
    }

    void cannotBeListed(Refusal why, String wait) {
        LOG.warn(
                "Consuming stream '{}': its shards cannot be listed; tried again after {} ({})",
                stream,
                wait,
                words(why));
    }

    void placeIsGone(ShardName shard, Refusal why) {
        LOG.warn(
                "Consuming stream '{}': {} has no record at the place on record ({}); it is read from its oldest record",
                stream,
                shard.id(),
                words(why));
    }

    void cannotBeRead(ShardName shard, Refusal why, String wait) {
        if (why.kind() == Refusal.Kind.THROTTLED) {
            LOG.info(
                    "Consuming stream '{}': {} gives no more for now, read again after {} ({})",
                    stream,
                    shard.id(),
                    wait,
                    words(why));
        } else {
            LOG.warn(
                    "Consuming stream '{}': {} cannot be read, tried again after {} ({})",
                    stream,
                    shard.id(),
                    wait,
                    words(why));
        }
    }

    void notTaken(RecordBatch batch, Exception why, String wait) {
        LOG.warn(
                "Consuming stream '{}': {} were not taken and are handed on again after {}, before any behind them: {}",
                stream,
                batch,
                wait,
                why.getMessage() == null ? why.toString() : why.getMessage());
    }

    /** Some errors are several lines long. */
    private static String words(Refusal why) {
        return why.detail().lines().findFirst().orElse("");
    }
}
