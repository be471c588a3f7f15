package io.headwater.stocks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A local HTTP server that plays a provider: what a test lays ready is answered first, then what it always answers. */
public final class StockServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Queue<Answer> ready = new ConcurrentLinkedQueue<>();
    private final Always always;

    /** What is answered where nothing is laid ready. */
    @FunctionalInterface
    public interface Always {
        /** The answer to a request. */
        Answer answer(Request request);
    }

    /** A request as it came. */
    public record Request(String path, Map<String, String> query, Map<String, String> headers) {
        /** A header, in any case; empty if it was not sent. */
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    /** An answer. */
    public record Answer(int status, ByteBuffer body, Map<String, String> headers) {
        /** Text with a status. */
        public static Answer of(int status, String body) {
            return new Answer(status, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), Map.of());
        }

        /** The same with one header more. */
        public Answer with(String header, String value) {
            Map<String, String> all = new LinkedHashMap<>(headers);
            all.put(header, value);
            return new Answer(status, body, all);
        }
    }

    private StockServer(HttpServer server, Always always) {
        this.server = server;
        this.always = always;
    }

    /** Starts one on any free port. */
    public static StockServer start(Always always) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            StockServer started = new StockServer(server, always);
            server.createContext("/", started::handle);
            server.setExecutor(started.threads);
            server.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Lays answers ready, for the next requests of whatever kind. */
    public StockServer next(Answer... answers) {
        ready.addAll(List.of(answers));
        return this;
    }

    /** All requests so far. */
    public List<Request> requests() {
        return new ArrayList<>(requests);
    }

    /** How many requests had a path that begins so. */
    public long count(String pathPrefix) {
        return requests.stream()
                .filter(request -> request.path().startsWith(pathPrefix))
                .count();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new LinkedHashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            Request request = new Request(
                    exchange.getRequestURI().getPath(),
                    query(exchange.getRequestURI().getRawQuery()),
                    headers);
            requests.add(request);
            Answer laid = ready.poll();
            Answer answer = laid == null ? always.answer(request) : laid;
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            byte[] body = answer.body().array();
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        if (raw != null) {
            for (String each : raw.split("&", -1)) {
                int equals = each.indexOf('=');
                query.put(
                        each.substring(0, equals),
                        URLDecoder.decode(each.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
