package io.headwater.application;

import io.headwater.publishing.StopSignal;
import io.headwater.routing.RouteReload;
import io.headwater.settings.Catalog;
import io.headwater.settings.KinesisEndpoint;
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

    private final Settings settings;
    private final RouteFiles routes;
    private final StopSignal stop;
    private final Optional<URI> localKinesis;

    Lifecycle(Settings settings, RouteFiles routes, StopSignal stop, Optional<URI> localKinesis) {
        this.settings = settings;
        this.routes = routes;
        this.stop = stop;
        this.localKinesis = localKinesis;
    }

    @Override
    public void afterConfigure(BaseMainSupport main) {
        CamelContext context = main.getCamelContext();
        requireRouteFor(settings.get(Catalog.PUBLISH_TO), context);
        if (routes.areEditable()) {
            try {
                context.addService(new RouteReload(routes.folder()));
            } catch (Exception e) {
                throw new IllegalStateException("Watching " + routes.folder() + " for edits", e);
            }
        }
    }

    private static void requireRouteFor(String publishTo, CamelContext context) {
        List<String> ids = ((ModelCamelContext) context)
                .getRouteDefinitions().stream().map(RouteDefinition::getRouteId).toList();
        if (!ids.contains(PUBLISH_TO + publishTo)) {
            List<String> allowed = ids.stream()
                    .filter(id -> id.startsWith(PUBLISH_TO))
                    .map(id -> id.substring(PUBLISH_TO.length()))
                    .sorted()
                    .toList();
            throw new IllegalArgumentException("publish.to = '%s': no route has the id %s%s. The routes allow: %s."
                    .formatted(publishTo, PUBLISH_TO, publishTo, String.join(", ", allowed)));
        }
    }

    @Override
    public void afterStart(BaseMainSupport main) {
        LOG.info(
                "Headwater is running: drop CSV files into {}/, they go to {}",
                settings.get(Catalog.SOURCE_DIRECTORY),
                target());
        LOG.info("Routes from {}; stop with Ctrl-C", routes.areEditable() ? routes.folder() + "/" : "the jar");
    }

    private String target() {
        return switch (settings.get(Catalog.PUBLISH_TO)) {
            case "kinesis" ->
                "the stream " + settings.get(Catalog.KINESIS_STREAM) + " of "
                        + kinesis(settings.get(Catalog.KINESIS_ENDPOINT));
            case "http" -> settings.get(Catalog.HTTP_URL).toString();
            default -> "the route " + PUBLISH_TO + settings.get(Catalog.PUBLISH_TO);
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
