package io.headwater.routing;

import io.headwater.kinesis.KinesisCredentials;
import io.headwater.kinesis.KinesisTarget;
import java.net.URI;
import java.util.Optional;
import org.apache.camel.Producer;
import org.apache.camel.component.aws2.kinesis.Kinesis2Configuration;
import org.apache.camel.component.aws2.kinesis.Kinesis2Endpoint;

/** One {@code aws2-kinesis:stream}; consuming is as in stock Camel. */
final class KinesisEndpoint extends Kinesis2Endpoint {
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

    /** Does not make the stock client: it would be shared by every endpoint of the component and closed with this one. */
    @Override
    protected void doStart() {}

    /** Closes nothing: the clients belong to the component. */
    @Override
    public void doStop() {}
}
