package io.headwater.routing;

import io.headwater.kinesis.ConsumerOptions;
import io.headwater.kinesis.KinesisClients;
import io.headwater.kinesis.KinesisTarget;
import io.headwater.kinesis.ShardStart;
import io.headwater.kinesis.StreamConsumer;
import io.headwater.publishing.Backoff;
import io.headwater.publishing.BatchPublisher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.apache.camel.Endpoint;
import org.apache.camel.component.aws2.kinesis.Kinesis2Component;
import org.apache.camel.component.aws2.kinesis.Kinesis2Configuration;
import org.apache.camel.spi.annotations.Component;

/**
 * Camel's own {@code aws2-kinesis}, with a producer that can be trusted: a partition key for each row, only the records that
 * failed are sent again, requests keep to the limits; with a consumer that can be trusted: many records an exchange, its position on
 * disk; and with clients that belong to the component, so that two endpoints never share one by mistake and a reloaded route finds
 * its client open.
 *
 * <p>The annotation is needed for {@code camel.component.aws2-kinesis.*} to be applied.
 */
@Component("aws2-kinesis")
public final class KinesisComponent extends Kinesis2Component {
    /** For the requests in flight when Headwater stops; nothing waits to be sent again by then. */
    private static final Duration TIME_TO_FINISH = Duration.ofSeconds(10);

    private final KinesisClients clients;
    private final BiFunction<KinesisTarget, String, BatchPublisher> publishers;
    private final Path stateDirectory;
    private final Backoff backoff;
    private final Map<StreamOfTarget, BatchPublisher> publisherOfStream = new ConcurrentHashMap<>();

    /**
     * A component whose endpoints use {@code defaults} where they say nothing themselves.
     *
     * @param clients closed with the component
     * @param publishers makes the publisher for a stream, once for each stream
     * @param stateDirectory where the positions of consumers are kept
     * @param backoff how long what cannot be read, or is not taken, is left alone
     */
    public KinesisComponent(
            Kinesis2Configuration defaults,
            KinesisClients clients,
            BiFunction<KinesisTarget, String, BatchPublisher> publishers,
            Path stateDirectory,
            Backoff backoff) {
        setConfiguration(defaults);
        this.clients = clients;
        this.publishers = publishers;
        this.stateDirectory = stateDirectory;
        this.backoff = backoff;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        Kinesis2Configuration configuration = getConfiguration().copy();
        configuration.setStreamName(remaining);
        KinesisEndpoint endpoint = new KinesisEndpoint(uri, configuration, this);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** The publisher for a stream: the same one for all endpoints that mean the same stream. */
    BatchPublisher publisher(KinesisTarget target, String stream) {
        return publisherOfStream.computeIfAbsent(
                new StreamOfTarget(target, stream), key -> publishers.apply(target, stream));
    }

    /** A consumer of a stream for a route, which goes on where the one before it stopped. */
    StreamConsumer consumer(
            KinesisTarget target,
            String stream,
            String routeId,
            ShardStart start,
            Optional<String> onlyShard,
            int limit,
            Duration atTheTip) {
        String file = "%s.%s.position.json".formatted(routeId.replaceAll("[^\\w.-]", "_"), stream);
        return new StreamConsumer(
                clients.client(target),
                stream,
                new ConsumerOptions(stateDirectory.resolve(file), start, onlyShard, limit, atTheTip),
                backoff,
                System::nanoTime);
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        for (BatchPublisher publisher : publisherOfStream.values()) {
            publisher.awaitIdle(TIME_TO_FINISH);
        }
        publisherOfStream.clear();
        clients.close();
    }

    private record StreamOfTarget(KinesisTarget target, String stream) {}
}
