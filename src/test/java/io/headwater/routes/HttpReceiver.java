package io.headwater.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A plain HTTP server that answers as a test says, and remembers what it was sent. */
final class HttpReceiver implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final Set<InetSocketAddress> clients = ConcurrentHashMap.newKeySet();
    private volatile Script script;

    /** What is answered to the request of this number, from 1. */
    interface Script {
        Reply answer(int request, String body) throws Exception;
    }

    record Reply(int status, Map<String, String> headers, String body) {
        static Reply of(int status) {
            return new Reply(status, Map.of(), "");
        }

        static Reply of(int status, String body) {
            return new Reply(status, Map.of(), body);
        }

        static Reply of(int status, String header, String value) {
            return new Reply(status, Map.of(header, value), "");
        }
    }

    record Request(String method, String contentType, String body, int status, long atNanos) {
        boolean isAcknowledged() {
            return status >= 200 && status <= 299;
        }

        /** The rows of a body that may also be one by itself. */
        List<JsonNode> messages() {
            return body.startsWith("{") && contentType.equals("application/json")
                    ? new Request(method, contentType, "[" + body + "]", status, atNanos).rows()
                    : rows();
        }

        List<JsonNode> rows() {
            try {
                List<JsonNode> rows = new ArrayList<>();
                if (contentType.equals("application/x-ndjson")) {
                    for (String line : body.split("\n", -1)) {
                        if (!line.isEmpty()) {
                            rows.add(JSON.readTree(line));
                        }
                    }
                } else {
                    JSON.readTree(body).forEach(rows::add);
                }
                return rows;
            } catch (IOException e) {
                throw new IllegalStateException(body, e);
            }
        }
    }

    HttpReceiver(Script script) throws IOException {
        this(0, script);
    }

    HttpReceiver(int port, Script script) throws IOException {
        this.script = script;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Reply reply;
            clients.add(exchange.getRemoteAddress());
            underWay.incrementAndGet();
            try {
                reply = script.answer(count.incrementAndGet(), body);
            } catch (Exception e) {
                throw new IOException(e);
            } finally {
                underWay.decrementAndGet();
            }
            requests.add(new Request(
                    exchange.getRequestMethod(),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                    body,
                    reply.status(),
                    System.nanoTime()));
            reply.headers().forEach(exchange.getResponseHeaders()::add);
            byte[] answer = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    void answer(Script changed) {
        script = changed;
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/rows";
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** How many requests have come, answered or not. */
    int begun() {
        return count.get();
    }

    List<Request> requests() {
        return requests;
    }

    /** How many requests wait for their answer. */
    int underWay() {
        return underWay.get();
    }

    /** The other ends of the connections that requests came by. */
    Set<InetSocketAddress> clients() {
        return clients;
    }

    /** The rows of every acknowledged request. */
    List<JsonNode> acknowledgedRows() {
        return requests.stream()
                .filter(Request::isAcknowledged)
                .flatMap(request -> request.rows().stream())
                .toList();
    }

    List<Integer> acknowledgedNumbers() {
        return acknowledgedRows().stream().map(row -> row.required("N").asInt()).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
