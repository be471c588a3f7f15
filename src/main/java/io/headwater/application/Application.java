package io.headwater.application;

import io.headwater.kinesislocal.LocalKinesis;
import io.headwater.kinesislocal.LocalKinesisConfig;
import io.headwater.publishing.Backoff;
import io.headwater.publishing.BatchPublisher;
import io.headwater.publishing.Patience;
import io.headwater.publishing.Sink;
import io.headwater.publishing.StopSignal;
import io.headwater.routing.HttpBeans;
import io.headwater.routing.KinesisBeans;
import io.headwater.routing.RouteReload;
import io.headwater.settings.Catalog;
import io.headwater.settings.KinesisEndpoint;
import io.headwater.settings.Overrides;
import io.headwater.settings.Settings;
import io.headwater.source.SourceBeans;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Headwater assembled from its parts: the settings, the Kinesis of this process, the beans that routes name, and Camel with the
 * routes.
 */
public final class Application {
    private static final Logger LOG = LoggerFactory.getLogger(Application.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** Time for what is in flight when a stop is asked for; less than the 30 s that orchestrators wait before they kill. */
    private static final int SECONDS_TO_STOP = 25;

    private final RouteFiles routes;
    private final Settings settings;
    private final StopSignal stop = new StopSignal();

    /** Reads and checks the settings for a run in {@code workingDirectory}. */
    public Application(Path workingDirectory, Overrides overrides) {
        routes = RouteFiles.of(workingDirectory);
        settings = Settings.load(workingDirectory, overrides, routes.placeholders());
    }

    /** Runs every route until the process is asked to stop. */
    public void run() throws Exception {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "send-again");
            thread.setDaemon(true);
            return thread;
        });
        Optional<LocalKinesis> local = localKinesis();
        try {
            main(local, timer).run();
        } finally {
            local.ifPresent(LocalKinesis::close);
            timer.shutdownNow();
        }
    }

    private Optional<LocalKinesis> localKinesis() {
        if (!(settings.get(Catalog.KINESIS_ENDPOINT) instanceof KinesisEndpoint.Local)) {
            return Optional.empty();
        }
        LocalKinesis kinesis = LocalKinesis.start(LocalKinesisConfig.defaults()
                .withPort(settings.get(Catalog.KINESIS_LOCAL_PORT))
                .withRegion(settings.get(Catalog.KINESIS_REGION))
                .withMemoryBudgetBytes(settings.get(Catalog.KINESIS_LOCAL_MEMORY)));
        Stream.concat(
                        Stream.of(settings.get(Catalog.KINESIS_STREAM)),
                        settings.get(Catalog.KINESIS_LOCAL_STREAMS).stream())
                .distinct()
                .forEach(name -> kinesis.createStream(name, settings.get(Catalog.KINESIS_LOCAL_SHARDS)));
        return Optional.of(kinesis);
    }

    private org.apache.camel.main.Main main(Optional<LocalKinesis> local, ScheduledExecutorService timer) {
        org.apache.camel.main.Main main = new org.apache.camel.main.Main();
        Properties properties = new Properties();
        properties.putAll(settings.texts());
        main.setInitialProperties(properties);
        main.configure()
                .withName("headwater")
                .withShutdownTimeout(SECONDS_TO_STOP)
                .withRoutesIncludePattern(routes.includePattern());
        main.addInitialProperty("camel.component.direct.block", "false");
        main.configure().addConfiguration(new SourceBeans(settings, stop));
        main.configure().addConfiguration(new HttpBeans(settings, sink -> publisher(sink, timer)));
        main.configure()
                .addConfiguration(
                        new KinesisBeans(settings, local.map(LocalKinesis::endpoint), sink -> publisher(sink, timer)));
        main.addMainListener(new Lifecycle());
        return main;
    }

    private BatchPublisher publisher(Sink sink, ScheduledExecutorService timer) {
        return new BatchPublisher(
                sink,
                settings.get(Catalog.PUBLISH_IN_FLIGHT),
                new Backoff(FIRST_WAIT, LONGEST_WAIT, RandomGenerator.getDefault()),
                new Patience(settings.get(Catalog.PUBLISH_GIVE_UP_AFTER), System::nanoTime),
                stop,
                timer);
    }

    private final class Lifecycle extends MainListenerSupport {
        @Override
        public void afterConfigure(BaseMainSupport main) {
            if (routes.areEditable()) {
                try {
                    main.getCamelContext().addService(new RouteReload(routes.folder()));
                } catch (Exception e) {
                    throw new IllegalStateException("Watching " + routes.folder() + " for edits", e);
                }
            }
        }

        @Override
        public void afterStart(BaseMainSupport main) {
            CamelContext context = main.getCamelContext();
            List<String> ids =
                    context.getRoutes().stream().map(Route::getRouteId).sorted().toList();
            LOG.info("Headwater is running: {}", String.join(", ", ids));
        }

        @Override
        public void beforeStop(BaseMainSupport main) {
            LOG.info("Stopping: what is in flight is finished first");
            stop.stop();
        }
    }
}
