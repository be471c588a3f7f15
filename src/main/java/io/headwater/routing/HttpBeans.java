package io.headwater.routing;

import io.headwater.publishing.BatchPublisher;
import io.headwater.publishing.RequestLimits;
import io.headwater.publishing.Sink;
import io.headwater.publishing.http.AnswerRules;
import io.headwater.publishing.http.HttpSink;
import io.headwater.settings.Catalog;
import io.headwater.settings.Settings;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;

/** {@code httpPublisher}, which sends batches through the route {@code post-to-http}. */
public final class HttpBeans implements CamelConfiguration {
    private final Settings settings;
    private final Function<Sink, BatchPublisher> publishers;

    /** The publisher for these settings. */
    public HttpBeans(Settings settings, Function<Sink, BatchPublisher> publishers) {
        this.settings = settings;
        this.publishers = publishers;
    }

    @Override
    public void configure(CamelContext context) {
        int inFlight = settings.get(Catalog.PUBLISH_IN_FLIGHT);
        ExecutorService posts = context.getExecutorServiceManager().newFixedThreadPool(this, "post", inFlight);
        Sink sink = new HttpSink(
                new RoutePost(context.createProducerTemplate(), "post-to-http"),
                settings.get(Catalog.HTTP_FORMAT),
                AnswerRules.ERRORS_STOP,
                // The batch is the body: its size is the user's choice, and no protocol limits it.
                new RequestLimits(settings.get(Catalog.PUBLISH_BATCH_SIZE), Long.MAX_VALUE),
                posts,
                InstantSource.system(),
                settings.get(Catalog.HTTP_URL).toString());
        context.getRegistry().bind("httpPublisher", publishers.apply(sink));
    }
}
