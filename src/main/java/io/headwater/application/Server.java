package io.headwater.application;

import io.headwater.ingest.http.ReadersDoor;
import io.headwater.settings.Catalog;
import io.headwater.settings.Settings;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server that routes with {@code platform-http} share: Camel's own, which only warns when its port is in use. */
final class Server {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final String ENABLED = "camel.server.enabled";
    private static final String STOCKS = "/api/stocks/";

    private final Settings settings;
    private final String host;
    private final int port;

    Server(Settings settings) {
        this.settings = settings;
        this.host = settings.get(Catalog.SERVER_HOST);
        this.port = settings.get(Catalog.SERVER_PORT);
    }

    /** Whether any route needs it. */
    boolean isWanted() {
        return settings.get(Catalog.INGEST_ENABLED) || settings.get(Catalog.STOCKS_API_ENABLED);
    }

    /** What Camel is told to have it. */
    Map<String, String> properties() {
        return Map.of(
                ENABLED,
                "true",
                "camel.server.host",
                host,
                "camel.server.port",
                String.valueOf(port),
                // Else a folder for them appears.
                "camel.server.file-upload-enabled",
                "false");
    }

    /** What Camel is told to have none, and no route that needs it either. */
    static Map<String, String> none() {
        return Map.of(
                ENABLED, "false", Catalog.INGEST_ENABLED.key(), "false", Catalog.STOCKS_API_ENABLED.key(), "false");
    }

    /** Has requests looked at before their route; that of messages has a door of its own. */
    void guard(CamelContext context) {
        if (!settings.get(Catalog.STOCKS_API_ENABLED)) {
            return;
        }
        ReadersDoor door = new ReadersDoor(STOCKS, "serve-stocks", settings.get(Catalog.INGEST_TOKEN));
        try {
            context.addStartupListener((started, alreadyStarted) -> door.open(router(started)));
        } catch (Exception e) {
            throw new IllegalStateException("Guarding " + STOCKS, e);
        }
    }

    /** Says what is to be had there. */
    void tell(CamelContext context) {
        if (settings.get(Catalog.INGEST_ENABLED)) {
            LOG.info("Market messages are taken by POST {}/ingest", address(context));
        }
        if (settings.get(Catalog.STOCKS_API_ENABLED)) {
            LOG.info("Stock history is served by GET {}{}SYMBOL", address(context), STOCKS);
        }
    }

    /**
     * Looks, before anything is started, whether the server can have its port; warns if strangers can reach it.
     *
     * @throws ForeseenException if it cannot
     */
    void requireFree() {
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new ForeseenException(
                    "Starting the HTTP server on %s (server.host): there is no such address. Set server.host (SERVER_HOST) to one of this machine, like 127.0.0.1."
                            .formatted(host));
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (BindException e) {
            throw new ForeseenException(problem(e));
        } catch (IOException e) {
            throw new ForeseenException("Starting the HTTP server on %s port %d: %s.".formatted(host, port, e));
        }
        if (!address.isLoopbackAddress() && settings.get(Catalog.INGEST_TOKEN).isEmpty()) {
            LOG.warn(
                    "Whoever reaches {} port {} can {}: set ingest.token, or server.host to 127.0.0.1",
                    host,
                    port,
                    whatAnybodyCan());
        }
    }

    private String whatAnybodyCan() {
        List<String> what = new ArrayList<>();
        if (settings.get(Catalog.INGEST_ENABLED)) {
            what.add("send messages to /ingest");
        }
        if (settings.get(Catalog.STOCKS_API_ENABLED)) {
            what.add("have providers asked for stock history by " + STOCKS);
        }
        return String.join(" and ", what);
    }

    private String problem(BindException e) {
        String said = String.valueOf(e.getMessage());
        if (said.contains("in use")) {
            return "Starting the HTTP server on %s port %d (server.port): the port is in use%s. Stop what uses it, or set server.port (SERVER_PORT) to another one, or ingest.enabled and stocks.api.enabled to false."
                    .formatted(
                            host,
                            port,
                            PortUser.of(port).map(user -> " by " + user).orElse(""));
        }
        return "Starting the HTTP server on %s port %d: %s. Set server.host (SERVER_HOST) to an address of this machine and server.port (SERVER_PORT) to a port that is allowed."
                .formatted(host, port, said);
    }

    /** Where the running server answers. */
    URI address(CamelContext context) {
        HttpServer running = router(context).getServer().getServer();
        String name = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + name + ":" + running.actualPort());
    }

    private VertxPlatformHttpRouter router(CamelContext context) {
        return VertxPlatformHttpRouter.lookup(context, VertxPlatformHttpRouter.getRouterNameFromPort(port));
    }
}
