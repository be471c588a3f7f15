package io.headwater.market.live;

import io.headwater.market.MarketHours;
import io.headwater.publishing.BatchPublisher;
import io.headwater.publishing.RequestLimits;
import io.headwater.publishing.Sink;
import io.headwater.publishing.StopSignal;
import io.headwater.publishing.http.AnswerRules;
import io.headwater.publishing.http.BodyFormat;
import io.headwater.publishing.http.HttpFormat;
import io.headwater.publishing.http.HttpSink;
import io.headwater.routing.RoutePost;
import io.headwater.routing.WhenStopped;
import io.headwater.settings.Catalog;
import io.headwater.settings.Settings;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.util.concurrent.SynchronousExecutorService;

/**
 * {@code marketFeed}, which makes what is due; {@code marketBatches}, by which batches become larger ones; {@code callersThread}, in which they are
 * handed on, so that whoever makes them waits; and {@code marketPublisher}, which has them sent by the route {@code post-market}.
 */
public final class MarketBeans implements CamelConfiguration {
    private final Settings settings;
    private final MarketSettings market;
    private final Function<Sink, BatchPublisher> publishers;
    private final StopSignal stop;

    /**
     * The feed for these settings.
     *
     * @param publishers make such that keep the order of each partition key
     * @throws io.headwater.settings.SettingsException if a value cannot be used for a reason that only the market knows
     */
    public MarketBeans(Settings settings, Function<Sink, BatchPublisher> publishers, StopSignal stop) {
        this.settings = settings;
        this.market = MarketSettings.of(settings);
        this.publishers = publishers;
        this.stop = stop;
    }

    @Override
    public void configure(CamelContext context) throws Exception {
        int batchSize = settings.get(Catalog.MARKET_BATCH_SIZE);
        int inFlight = settings.get(Catalog.MARKET_IN_FLIGHT);
        HttpFormat format = settings.get(Catalog.MARKET_FORMAT);
        FeedCounters counters = new FeedCounters();
        ExecutorService posts = context.getExecutorServiceManager().newFixedThreadPool(this, "post-market", inFlight);
        Sink sink = new HttpSink(
                new RoutePost(context.createProducerTemplate(), "post-market"),
                // One message is the same in every format.
                BodyFormat.asItIs(batchSize == 1 ? HttpFormat.ARRAY.contentType() : format.contentType()),
                AnswerRules.whatIsInvalidIsLeftOut(settings.get(Catalog.MARKET_BODY_ERRORS)),
                new RequestLimits(1, Long.MAX_VALUE),
                posts,
                InstantSource.system(),
                settings.get(Catalog.MARKET_URL).toString());
        MarketPublisher publisher = new MarketPublisher(publishers.apply(sink), batchSize, format, counters, stop);
        MarketSource source = new MarketSource(
                new MessageStream(
                        market.parameters(),
                        market.shape(),
                        batchSize,
                        inFlight,
                        market.faults(),
                        new LiveManifest(
                                settings.get(Catalog.MARKET_FAULTS_MANIFEST),
                                settings.get(Catalog.MARKET_FAULTS),
                                InstantSource.system())),
                settings.get(Catalog.MARKET_RATE),
                market.parameters().tradingHours() ? Optional.of(new MarketHours()) : Optional.empty(),
                counters,
                publisher,
                stop,
                InstantSource.system(),
                System::nanoTime);
        context.getRegistry().bind("marketFeed", source);
        context.getRegistry().bind("marketBatches", new MessageBatches());
        context.getRegistry().bind("marketPublisher", publisher);
        // By itself the aggregate step hands batches to a thread of its own through a queue without an end.
        context.getRegistry().bind("callersThread", new SynchronousExecutorService());
        context.addService(new WhenStopped(source::end));
    }
}
