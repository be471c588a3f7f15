package io.headwater.routing;

import io.headwater.kinesis.KinesisClients;
import io.headwater.kinesis.KinesisSink;
import io.headwater.kinesis.KinesisTarget;
import io.headwater.kinesis.OrderedKinesisSink;
import io.headwater.kinesis.RecordMaximum;
import io.headwater.publishing.Backoff;
import io.headwater.publishing.BatchPublisher;
import io.headwater.publishing.Order;
import io.headwater.publishing.Sink;
import io.headwater.settings.Catalog;
import io.headwater.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.aws2.kinesis.Kinesis2Configuration;

/** Our component under the stock name {@code aws2-kinesis}, with the Kinesis of the settings as its default. */
public final class KinesisBeans implements CamelConfiguration {
    /** What the Kinesis of this process takes for credentials: anything. */
    private static final String ANYBODY = "headwater";

    /** As long as a shard is left alone between two reads. */
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final KinesisClients clients;
    private final KinesisComponent component;
    private final KinesisTarget defaultTarget;

    /**
     * The component for these settings.
     *
     * @param local where the Kinesis of this machine answers, if that is the one meant
     */
    public KinesisBeans(Settings settings, Optional<URI> local, Function<Sink, BatchPublisher> publishers) {
        Kinesis2Configuration defaults = new Kinesis2Configuration();
        defaults.setRegion(settings.get(Catalog.KINESIS_REGION));
        defaults.setUseDefaultCredentialsProvider(true);
        // By itself Camel would ask for one record at a time.
        defaults.setMaxResultsPerRequest(KinesisEndpoint.MAX_LIMIT);
        local.or(() -> settings.get(Catalog.KINESIS_ENDPOINT).url()).ifPresent(endpoint -> {
            defaults.setOverrideEndpoint(true);
            defaults.setUriEndpointOverride(endpoint.toString());
        });
        if (local.isPresent()) {
            defaults.setAccessKey(ANYBODY);
            defaults.setSecretKey(ANYBODY);
        }
        clients = new KinesisClients(settings.get(Catalog.PUBLISH_IN_FLIGHT));
        boolean strict = settings.get(Catalog.PUBLISH_ORDER) == Order.STRICT;
        int batchSize = settings.get(Catalog.PUBLISH_BATCH_SIZE);
        boolean aggregates = settings.get(Catalog.PUBLISH_AGGREGATE);
        component = new KinesisComponent(
                defaults,
                clients,
                (target, stream) -> publishers.apply(
                        strict
                                ? new OrderedKinesisSink(clients.client(target), stream, target)
                                : new KinesisSink(clients.client(target), stream, target, batchSize, aggregates)),
                settings.get(Catalog.STATE_DIRECTORY),
                new Backoff(FIRST_WAIT, LONGEST_WAIT, new Random()));
        defaultTarget = KinesisEndpoint.target(defaults);
    }

    /** Tells how large a record of a stream may be, in the Kinesis of the settings. */
    public RecordMaximum recordMaximum(String stream) {
        return new RecordMaximum(clients.client(defaultTarget), stream, defaultTarget);
    }

    @Override
    public void configure(CamelContext context) {
        context.getRegistry().bind("aws2-kinesis", component);
        RecordBatchText.addTo(context.getTypeConverterRegistry());
    }
}
