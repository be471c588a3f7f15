package io.headwater.ingest.http;

import io.headwater.ingest.Ingest;
import io.headwater.ingest.IngestFiles;
import io.headwater.ingest.IngestStatistics;
import io.headwater.publishing.StopSignal;
import io.headwater.settings.Catalog;
import io.headwater.settings.Settings;
import io.vertx.core.VertxOptions;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupListener;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.support.service.ServiceSupport;

/** What the route {@code ingest} and those that it hands on to are made of: {@code ingest}, {@code ingestFiles}, {@code ingestRows}; and the door before it. */
public final class IngestBeans extends ServiceSupport implements CamelConfiguration {
    private static final String ROUTE = "ingest";

    /** Threads of the server for other routes than this one. */
    private static final int OTHER_WORKERS = 20;

    private final Settings settings;
    private final boolean serving;
    private final StopSignal stop;
    private final InstantSource clock = InstantSource.system();
    private final IngestFiles files;

    /**
     * The endpoint for these settings.
     *
     * @param serving whether there is a server, where the endpoint is unless it is turned off
     */
    public IngestBeans(Settings settings, boolean serving, StopSignal stop) {
        this.settings = settings;
        this.serving = serving;
        this.stop = stop;
        this.files = new IngestFiles(settings.get(Catalog.INGEST_DIRECTORY), clock);
    }

    @Override
    public void configure(CamelContext context) throws Exception {
        IngestStatistics statistics = new IngestStatistics(clock);
        context.getRegistry().bind("ingest", new Ingest(statistics));
        context.getRegistry().bind("ingestFiles", files);
        context.getRegistry().bind("ingestRows", new MessageRows());
        if (serving) {
            context.getRegistry().bind("serverOptions", options());
        }
        if (serving && settings.get(Catalog.INGEST_ENABLED)) {
            context.addService(this);
            context.addStartupListener(doorOpener(statistics));
        }
    }

    private VertxOptions options() {
        return new VertxOptions()
                .setWorkerPoolSize(WaitingRoom.mostInRoute(settings.get(Catalog.INGEST_IN_FLIGHT)) + OTHER_WORKERS)
                // A thread that waits for the next step is no reason to print where it waits.
                .setMaxWorkerExecuteTimeUnit(TimeUnit.DAYS)
                .setMaxWorkerExecuteTime(1);
    }

    private StartupListener doorOpener(IngestStatistics statistics) {
        return (context, alreadyStarted) -> {
            WaitingRoom room = new WaitingRoom(
                    settings.get(Catalog.INGEST_IN_FLIGHT),
                    settings.get(Catalog.INGEST_WAITING),
                    () -> context.getInflightRepository().size(ROUTE));
            VertxPlatformHttpRouter router = VertxPlatformHttpRouter.lookup(
                    context, VertxPlatformHttpRouter.getRouterNameFromPort(settings.get(Catalog.SERVER_PORT)));
            room.openOn(router.vertx());
            stop.onStop(room::close);
            new FrontDoor(
                            statistics,
                            new Admission(new BearerToken(settings.get(Catalog.INGEST_TOKEN))),
                            settings.get(Catalog.INGEST_MAX_BODY),
                            room,
                            stop::isStopping)
                    .open(router);
        };
    }

    @Override
    protected void doStart() {
        files.mendNewest();
    }

    @Override
    protected void doStop() {
        files.close();
    }
}
