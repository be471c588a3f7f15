package io.headwater.routes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What of S3 is needed to put objects, by path: HeadBucket, and PutObject, also in the chunks that the AWS SDK sends with checksums. */
final class S3Server implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private final Map<String, String> types = new ConcurrentSkipListMap<>();
    private final AtomicInteger failures = new AtomicInteger();

    S3Server() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            answer(exchange, 403, head ? "" : "<Error><Code>AccessDenied</Code><Message>not you</Message></Error>");
        } else if (head) {
            answer(exchange, 200, "");
        } else {
            String path = exchange.getRequestURI().getPath();
            boolean chunked = Optional.ofNullable(exchange.getRequestHeaders().getFirst("x-amz-content-sha256"))
                    .orElse("")
                    .startsWith("STREAMING");
            objects.put(path, chunked ? withoutChunks(body) : body);
            types.put(path, exchange.getRequestHeaders().getFirst("Content-Type"));
            exchange.getResponseHeaders().add("ETag", "\"1\"");
            answer(exchange, 200, "");
        }
    }

    /** Each chunk is its length in hexadecimal, perhaps with an extension, a line end, its bytes, and a line end. */
    private static byte[] withoutChunks(byte[] body) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(body);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        while (true) {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                line.append((char) c);
            }
            int length = Integer.parseInt(line.toString().strip().replaceFirst(";.*", ""), 16);
            if (length == 0) {
                return out.toByteArray();
            }
            out.write(in.readNBytes(length));
            in.skipNBytes(2);
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Refuses the next requests. */
    void fail(int requests) {
        failures.set(requests);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The objects by bucket and key. */
    Map<String, byte[]> objects() {
        return objects;
    }

    Map<String, String> types() {
        return types;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
