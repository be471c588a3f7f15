package io.headwater.routing;

import io.headwater.kinesis.KinesisClients;
import io.headwater.publishing.BatchPublisher;
import io.headwater.publishing.Sink;
import io.headwater.settings.Catalog;
import io.headwater.settings.Settings;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.aws2.kinesis.Kinesis2Configuration;

/** Our component under the stock name {@code aws2-kinesis}, with the Kinesis of the settings as its default. */
public final class KinesisBeans implements CamelConfiguration {
    /** What the Kinesis of this process takes for credentials: anything. */
    private static final String ANYBODY = "headwater";

    private final KinesisComponent component;

    /**
     * The component for these settings.
     *
     * @param local where the Kinesis of this machine answers, if that is the one meant
     */
    public KinesisBeans(Settings settings, Optional<URI> local, Function<Sink, BatchPublisher> publishers) {
        Kinesis2Configuration defaults = new Kinesis2Configuration();
        defaults.setRegion(settings.get(Catalog.KINESIS_REGION));
        defaults.setUseDefaultCredentialsProvider(true);
        local.or(() -> settings.get(Catalog.KINESIS_ENDPOINT).url()).ifPresent(endpoint -> {
            defaults.setOverrideEndpoint(true);
            defaults.setUriEndpointOverride(endpoint.toString());
        });
        if (local.isPresent()) {
            defaults.setAccessKey(ANYBODY);
            defaults.setSecretKey(ANYBODY);
        }
        component =
                new KinesisComponent(defaults, new KinesisClients(settings.get(Catalog.PUBLISH_IN_FLIGHT)), publishers);
    }

    @Override
    public void configure(CamelContext context) {
        context.getRegistry().bind("aws2-kinesis", component);
    }
}
