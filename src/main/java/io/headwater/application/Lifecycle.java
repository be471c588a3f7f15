package io.headwater.application;

import io.headwater.publishing.StopSignal;
import io.headwater.routing.RouteReload;
import io.headwater.settings.Catalog;
import io.headwater.settings.KinesisEndpoint;
import io.headwater.settings.Setting;
import io.headwater.settings.Settings;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens around a run: a last check of the routes, the watch over their files, a word at start and stop. */
final class Lifecycle extends MainListenerSupport {
    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);
    private static final String PUBLISH_TO = "publish-to-";
    private static final String INGEST_TO = "ingest-to-";
    private static final String DELIVER_TO = "deliver-to-";

    private final Settings settings;
    private final RouteFiles routes;
    private final StopSignal stop;
    private final Server server;
    private final Optional<URI> localKinesis;

    Lifecycle(Settings settings, RouteFiles routes, StopSignal stop, Server server, Optional<URI> localKinesis) {
        this.settings = settings;
        this.routes = routes;
        this.stop = stop;
        this.server = server;
        this.localKinesis = localKinesis;
    }

    @Override
    public void afterConfigure(BaseMainSupport main) {
        CamelContext context = main.getCamelContext();
        requireRouteFor(Catalog.PUBLISH_TO, PUBLISH_TO, context);
        if (settings.get(Catalog.INGEST_ENABLED)) {
            requireRouteFor(Catalog.INGEST_TO, INGEST_TO, context);
        }
        if (settings.get(Catalog.DELIVERY_ENABLED)) {
            requireRouteFor(Catalog.DELIVERY_TO, DELIVER_TO, context);
        }
        if (server.isWanted()) {
            server.guard(context);
        }
        if (routes.areEditable()) {
            try {
                context.addService(new RouteReload(routes.folder()));
            } catch (Exception e) {
                throw new IllegalStateException("Watching " + routes.folder() + " for edits", e);
            }
        }
    }

    private void requireRouteFor(Setting<String> setting, String prefix, CamelContext context) {
        String chosen = settings.get(setting);
        List<String> ids = ((ModelCamelContext) context)
                .getRouteDefinitions().stream().map(RouteDefinition::getRouteId).toList();
        if (!ids.contains(prefix + chosen)) {
            List<String> allowed = ids.stream()
                    .filter(id -> id.startsWith(prefix))
                    .map(id -> id.substring(prefix.length()))
                    .sorted()
                    .toList();
            throw new IllegalArgumentException("%s = '%s': no route has the id %s%s. The routes allow: %s."
                    .formatted(setting.key(), chosen, prefix, chosen, String.join(", ", allowed)));
        }
    }

    @Override
    public void afterStart(BaseMainSupport main) {
        if (server.isWanted()) {
            server.tell(main.getCamelContext());
        }
        LOG.info(
                "Headwater is running: drop CSV files into {}/, they go to {}",
                settings.get(Catalog.SOURCE_DIRECTORY),
                target());
        if (settings.get(Catalog.DELIVERY_ENABLED)) {
            LOG.info(
                    "The stream {} is delivered to {}",
                    settings.get(Catalog.DELIVERY_STREAM),
                    delivered(settings.get(Catalog.DELIVERY_TO)));
        }
        LOG.info(
                "Routes from {}; stop with Ctrl-C or `headwater stop`",
                routes.areEditable() ? routes.folder() + "/" : "the jar");
    }

    /** Where rows go, in words. */
    String target() {
        return switch (settings.get(Catalog.PUBLISH_TO)) {
            case "kinesis" ->
                "the stream " + settings.get(Catalog.KINESIS_STREAM) + " of "
                        + kinesis(settings.get(Catalog.KINESIS_ENDPOINT));
            case "http" -> settings.get(Catalog.HTTP_URL).toString();
            default -> "the route " + PUBLISH_TO + settings.get(Catalog.PUBLISH_TO);
        };
    }

    private String delivered(String to) {
        return switch (to) {
            case "files" -> settings.get(Catalog.DELIVERY_DIRECTORY) + "/";
            case "s3" -> "the bucket " + settings.get(Catalog.DELIVERY_BUCKET);
            default -> "the route " + DELIVER_TO + to;
        };
    }

    private String kinesis(KinesisEndpoint endpoint) {
        if (localKinesis.isPresent()) {
            return "the local Kinesis on port " + localKinesis.get().getPort();
        }
        return endpoint.url().map(Object::toString).orElse("AWS, " + settings.get(Catalog.KINESIS_REGION));
    }

    @Override
    public void beforeStop(BaseMainSupport main) {
        LOG.info("Stopping: what is in flight is finished first");
        stop.stop();
    }
}
