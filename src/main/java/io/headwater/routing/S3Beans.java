package io.headwater.routing;

import io.headwater.kinesis.KinesisCredentials;
import io.headwater.settings.Catalog;
import io.headwater.settings.Settings;
import java.net.URI;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.aws2.s3.AWS2S3Component;
import org.apache.camel.component.aws2.s3.AWS2S3Configuration;

/** Camel's own component {@code aws2-s3}, with the S3 of the settings as its default. */
public final class S3Beans implements CamelConfiguration {
    private final Settings settings;

    /** The component for these settings. */
    public S3Beans(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void configure(CamelContext context) {
        // Its classes need not be loaded for nothing.
        if (!settings.get(Catalog.DELIVERY_TO).equals("s3")) {
            return;
        }
        AWS2S3Configuration defaults = new AWS2S3Configuration();
        defaults.setRegion(settings.get(Catalog.DELIVERY_REGION));
        defaults.setUseDefaultCredentialsProvider(true);
        settings.get(Catalog.DELIVERY_S3_ENDPOINT).ifPresent(endpoint -> override(defaults, endpoint));
        AWS2S3Component component = new AWS2S3Component();
        component.setConfiguration(defaults);
        context.getRegistry().bind("aws2-s3", component);
    }

    /** An S3 of another kind is mostly found by its name alone, without that of the bucket before it. */
    private static void override(AWS2S3Configuration defaults, URI endpoint) {
        defaults.setOverrideEndpoint(true);
        defaults.setUriEndpointOverride(endpoint.toString());
        defaults.setForcePathStyle(true);
        KinesisCredentials.Keys keys = new KinesisCredentials.OwnOrMadeUp().keys();
        defaults.setUseDefaultCredentialsProvider(false);
        defaults.setAccessKey(keys.accessKey());
        defaults.setSecretKey(keys.secretKey());
        keys.sessionToken().ifPresent(token -> {
            defaults.setUseSessionCredentials(true);
            defaults.setSessionToken(token);
        });
    }
}
