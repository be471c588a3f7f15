package io.headwater.routing;

import io.headwater.kinesis.KinesisCredentials;
import io.headwater.kinesis.KinesisTarget;
import io.headwater.kinesis.ShardStart;
import io.headwater.kinesis.StreamConsumer;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.aws2.kinesis.Kinesis2Configuration;
import org.apache.camel.component.aws2.kinesis.Kinesis2Endpoint;
import org.jspecify.annotations.Nullable;

/** One {@code aws2-kinesis:stream}. */
final class KinesisEndpoint extends Kinesis2Endpoint {
    /** Records that GetRecords gives at most. */
    static final int MAX_LIMIT = 10_000;

    private final KinesisComponent component;

    KinesisEndpoint(String uri, Kinesis2Configuration configuration, KinesisComponent component) {
        super(uri, configuration, component);
        this.component = component;
    }

    /** Which Kinesis options name. */
    static KinesisTarget target(Kinesis2Configuration configuration) {
        Optional<URI> endpoint = configuration.isOverrideEndpoint()
                ? Optional.of(URI.create(configuration.getUriEndpointOverride()))
                : Optional.empty();
        return new KinesisTarget(configuration.getRegion(), endpoint, credentials(configuration, endpoint));
    }

    private static KinesisCredentials credentials(Kinesis2Configuration configuration, Optional<URI> endpoint) {
        if (configuration.getAccessKey() != null && configuration.getSecretKey() != null) {
            return new KinesisCredentials.Keys(
                    configuration.getAccessKey(),
                    configuration.getSecretKey(),
                    Optional.ofNullable(configuration.getSessionToken()));
        }
        if (configuration.isUseProfileCredentialsProvider()) {
            return new KinesisCredentials.Profile(configuration.getProfileCredentialsName());
        }
        return endpoint.isPresent() ? new KinesisCredentials.OwnOrMadeUp() : new KinesisCredentials.DefaultChain();
    }

    @Override
    public Producer createProducer() {
        return new KinesisProducer(
                this,
                component.publisher(
                        target(getConfiguration()), getConfiguration().getStreamName()));
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        requireSupported();
        return new KinesisConsumer(this, processor);
    }

    /** What reads the stream for a route. */
    StreamConsumer newConsumer(String routeId) {
        Kinesis2Configuration configuration = getConfiguration();
        return component.consumer(
                target(configuration),
                configuration.getStreamName(),
                routeId,
                start(configuration),
                given(configuration.getShardId()),
                configuration.getMaxResultsPerRequest(),
                Duration.ofMillis(getDelay()));
    }

    private void requireSupported() {
        Kinesis2Configuration configuration = getConfiguration();
        if (configuration.isUseKclConsumers()) {
            throw notSupported(
                    "useKclConsumers is true; it must be false: the position is kept in a file, without the KCL");
        }
        int limit = configuration.getMaxResultsPerRequest();
        if (limit < 1 || limit > MAX_LIMIT) {
            throw notSupported("maxResultsPerRequest is %d; it must be 1 to %d".formatted(limit, MAX_LIMIT));
        }
        ShardStart start = start(configuration);
        if (start.sequenceNumber().isPresent()
                && given(configuration.getShardId()).isEmpty()) {
            throw notSupported("sequenceNumber is one of one shard; shardId must say of which");
        }
    }

    private ShardStart start(Kinesis2Configuration configuration) {
        try {
            return ShardStart.named(
                    String.valueOf(configuration.getIteratorType()),
                    given(configuration.getSequenceNumber()),
                    given(configuration.getMessageTimestamp()));
        } catch (IllegalArgumentException e) {
            throw notSupported(String.valueOf(e.getMessage()));
        }
    }

    /** Camel has empty texts where nothing is given. */
    private static Optional<String> given(@Nullable String option) {
        return Optional.ofNullable(option).filter(text -> !text.isEmpty());
    }

    private IllegalArgumentException notSupported(String why) {
        return new IllegalArgumentException("Consuming %s: %s.".formatted(this, why));
    }

    /** Does not make the stock client: it would be shared by every endpoint of the component and closed with this one. */
    @Override
    protected void doStart() {}

    /** Closes nothing: the clients belong to the component. */
    @Override
    public void doStop() {}
}
