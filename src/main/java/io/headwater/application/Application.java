package io.headwater.application;

import io.headwater.background.OneAtATime;
import io.headwater.background.StateFiles;
import io.headwater.delivery.DeliveryBeans;
import io.headwater.ingest.http.IngestBeans;
import io.headwater.kinesislocal.LocalKinesis;
import io.headwater.market.live.MarketBeans;
import io.headwater.publishing.Backoff;
import io.headwater.publishing.BatchPublisher;
import io.headwater.publishing.Order;
import io.headwater.publishing.Patience;
import io.headwater.publishing.SendingRules;
import io.headwater.publishing.Sink;
import io.headwater.publishing.StopSignal;
import io.headwater.routing.CountedRoutes;
import io.headwater.routing.HttpBeans;
import io.headwater.routing.KinesisBeans;
import io.headwater.routing.S3Beans;
import io.headwater.settings.Catalog;
import io.headwater.settings.Overrides;
import io.headwater.settings.Settings;
import io.headwater.source.SourceBeans;
import io.headwater.status.CountedSink;
import io.headwater.status.Counters;
import io.headwater.stocks.lookup.StocksBeans;
import io.headwater.stocks.streaming.StockStreamBeans;
import io.headwater.transactions.daily.TransactionsBeans;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/**
 * Headwater assembled from its parts: the settings, the Kinesis of this process, the beans that routes name, and Camel with the
 * routes. One instance runs once.
 */
public final class Application {
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

    /** Time for what is in flight when a stop is asked for; less than the 30 s that orchestrators wait before they kill. */
    private static final int SECONDS_TO_STOP = 25;

    /** For all of a stop; what it takes beyond what is in flight. */
    private static final int SECONDS_TO_END = SECONDS_TO_STOP + 10;

    private final RouteFiles routes;
    private final Settings settings;
    private final Server server;
    private final StateFiles state;
    private final StocksBeans stocks;
    private final StockStreamBeans stockStream;
    private final StopSignal stop = new StopSignal();
    private final Counters counters = new Counters();
    private final CountedRoutes countedRoutes = new CountedRoutes(counters);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "send-again");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Reads and checks the settings for a run in {@code workingDirectory}.
     *
     * @throws io.headwater.settings.SettingsException if anything is wrong with them
     */
    public Application(Path workingDirectory, Overrides overrides) {
        routes = RouteFiles.of(workingDirectory);
        settings = settings(workingDirectory, overrides);
        server = new Server(settings);
        stocks = new StocksBeans(settings);
        stockStream = new StockStreamBeans(settings, stocks.stocks());
        state = new StateFiles(settings.get(Catalog.STATE_DIRECTORY));
    }

    /**
     * The settings of a run in {@code workingDirectory}, for commands that need no more than these.
     *
     * @throws io.headwater.settings.SettingsException if anything is wrong with them
     */
    public static Settings settings(Path workingDirectory, Overrides overrides) {
        return Settings.load(
                workingDirectory, overrides, RouteFiles.of(workingDirectory).placeholders());
    }

    /** Runs every route until the process is asked to stop, and lets others know that it does. */
    public void run() throws Exception {
        BeforeExit work = BeforeExit.finish(() -> {}, SECONDS_TO_END);
        try (Running running = assemble(true);
                RunStatus status = running.status()) {
            // First: once it is said that it runs, the status says so too.
            running.main.addMainListener(status);
            running.main.addMainListener(running.lifecycle);
            running.main.run();
        } finally {
            work.close();
        }
    }

    /** Starts every route and returns; what is returned stops them. */
    public Running start() throws Exception {
        Running running = assemble(false);
        try {
            running.main.addMainListener(running.lifecycle);
            running.main.start();
            return running;
        } catch (Exception e) {
            running.close();
            throw e;
        }
    }

    /** @param asProcess whether all of this process is Headwater, so that others may find it and stop it */
    private Running assemble(boolean asProcess) {
        OneAtATime lock = OneAtATime.hold(state);
        try {
            if (asProcess) {
                lock.sign();
            }
            return assemble(lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private Running assemble(OneAtATime lock) {
        if (server.isWanted()) {
            server.requireFree();
        }
        Optional<LocalKinesis> local = KinesisChoice.startLocal(settings);
        KinesisBeans kinesis = new KinesisBeans(settings, local.map(LocalKinesis::endpoint), this::publisher);
        SourceBeans source = source(kinesis, local.isPresent());
        Main main = camel(source, kinesis, server.isWanted());
        Lifecycle lifecycle = new Lifecycle(settings, routes, stop, server, local.map(LocalKinesis::endpoint));
        return new Running(main, local, lock, source, lifecycle);
    }

    /** Headwater while it runs inside another program; a test, say. Closing it stops it as Ctrl-C does. */
    public final class Running implements AutoCloseable {
        private final Main main;
        private final Optional<LocalKinesis> local;
        private final OneAtATime lock;
        private final SourceBeans source;
        private final Lifecycle lifecycle;

        private Running(
                Main main, Optional<LocalKinesis> local, OneAtATime lock, SourceBeans source, Lifecycle lifecycle) {
            this.main = main;
            this.local = local;
            this.lock = lock;
            this.source = source;
            this.lifecycle = lifecycle;
        }

        private RunStatus status() {
            return new RunStatus(
                    state.status(),
                    new RunStatus.Parts(
                            settings.get(Catalog.SOURCE_DIRECTORY),
                            lifecycle.target(),
                            counters,
                            countedRoutes,
                            source::filesUnderWay,
                            stockStream::progress));
        }

        /** Where the local Kinesis answers, if the settings choose it. */
        public Optional<URI> kinesis() {
            return local.map(LocalKinesis::endpoint);
        }

        /** Where the HTTP server answers, if the settings want one. */
        public Optional<URI> server() {
            return server.isWanted() ? Optional.of(server.address(camel())) : Optional.empty();
        }

        /** The routes as they run. */
        public CamelContext camel() {
            return main.getCamelContext();
        }

        @Override
        public void close() {
            stop.stop();
            main.stop();
            local.ifPresent(LocalKinesis::close);
            timer.shutdownNow();
            lock.close();
        }
    }

    /**
     * Publishes files as {@code publish-files} would, and leaves them where they are.
     *
     * @return whether every row of every file was delivered
     */
    public boolean publish(List<Path> files, OneShot.Observer observer) throws Exception {
        KinesisChoice choice = KinesisChoice.forOneCommand(settings);
        try {
            KinesisBeans kinesis = new KinesisBeans(settings, choice.localEndpoint(), this::publisher);
            SourceBeans source = source(kinesis, choice.isOwn());
            Main main = camel(source, kinesis, false);
            // The routes that poll, and those of timers, have no part in this.
            main.configure().setAutoStartup(false);
            return new OneShot(main, source.csvBatches(), settings.get(Catalog.PUBLISH_TO), stop, observer)
                    .publish(files);
        } finally {
            choice.close();
            timer.shutdownNow();
        }
    }

    private SourceBeans source(KinesisBeans kinesis, boolean kinesisOfThisProcess) {
        return new SourceBeans(
                settings,
                Target.of(settings, kinesisOfThisProcess),
                Target.forReceipts(settings),
                Target.maxRecordBytes(settings, kinesis),
                stop);
    }

    private Main camel(SourceBeans source, KinesisBeans kinesis, boolean serving) {
        Properties properties = new Properties();
        properties.putAll(settings.texts());
        properties.putAll(serving ? server.properties() : Server.none());
        // Long enough for a route that is just being started or reloaded; one that does not exist is an error then.
        properties.put("camel.component.direct.timeout", "5000");
        Main main = new Main();
        // Routes see the settings as they were checked; by itself Camel would prefer the file in the jar.
        main.setDefaultPropertyPlaceholderLocation("false");
        main.setOverrideProperties(properties);
        main.configure()
                .withName("headwater")
                .withShutdownTimeout(SECONDS_TO_STOP)
                .withRoutesIncludePattern(routes.includePattern())
                .addConfiguration(source);
        main.configure().addConfiguration(new TransactionsBeans(settings));
        main.configure().addConfiguration(new HttpBeans(settings, this::publisher));
        main.configure().addConfiguration(new MarketBeans(settings, this::marketPublisher, stop));
        main.configure().addConfiguration(kinesis);
        main.configure().addConfiguration(new IngestBeans(settings, serving, stop));
        main.configure().addConfiguration(countedRoutes);
        main.configure().addConfiguration(stocks);
        main.configure().addConfiguration(stockStream);
        main.configure().addConfiguration(new DeliveryBeans(settings, stop));
        main.configure().addConfiguration(new S3Beans(settings));
        return main;
    }

    private BatchPublisher publisher(Sink sink) {
        return publisher(
                sink,
                "rows",
                settings.get(Catalog.PUBLISH_ORDER),
                settings.get(Catalog.PUBLISH_IN_FLIGHT),
                settings.get(Catalog.PUBLISH_GIVE_UP_AFTER));
    }

    /** What a feed sends can be left for later nowhere: it is tried for as long as it takes. */
    private BatchPublisher marketPublisher(Sink sink) {
        return publisher(sink, "market messages", Order.PER_KEY, settings.get(Catalog.MARKET_IN_FLIGHT), FOR_EVER);
    }

    private BatchPublisher publisher(Sink sink, String what, Order order, int inFlight, Duration giveUpAfter) {
        SendingRules rules = new SendingRules(
                order,
                inFlight,
                new Backoff(FIRST_WAIT, LONGEST_WAIT, new Random()),
                new Patience(giveUpAfter, System::nanoTime));
        return new BatchPublisher(new CountedSink(sink, what, counters), rules, stop, timer);
    }
}
