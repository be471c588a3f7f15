package io.headwater.kinesis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.headwater.publishing.Answer;
import io.headwater.publishing.Refusal;
import io.headwater.publishing.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** An HTTP server that gives the answers of Kinesis, or of something in between, in the order of a script. */
final class ScriptedKinesis implements AutoCloseable {
    private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());
    private static final String CBOR_TYPE = "application/x-amz-cbor-1.1";

    private final HttpServer server;
    private final AtomicInteger listings = new AtomicInteger();
    private final Queue<Reply> script = new ConcurrentLinkedQueue<>();
    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private volatile Optional<Reply> listing = Optional.empty();
    private final List<String> stored = Collections.synchronizedList(new ArrayList<>());

    /** One request: the action and what it said. */
    record Call(String action, JsonNode body) {}

    /** One answer. */
    interface Reply {
        void to(HttpExchange exchange, JsonNode request) throws IOException;
    }

    /** One that listens. */
    static ScriptedKinesis start() {
        try {
            return new ScriptedKinesis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ScriptedKinesis() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        JsonNode body = CBOR.readTree(exchange.getRequestBody());
        String target = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                .orElseThrow();
        Call call = new Call(target.substring(target.indexOf('.') + 1), body);
        Optional<Reply> shards = call.action().equals("ListShards") ? listing : Optional.empty();
        if (shards.isPresent()) {
            listings.incrementAndGet();
            shards.get().to(exchange, body);
            return;
        }
        calls.add(call);
        Reply reply = script.poll();
        (reply == null ? text(500, "the script is over") : reply).to(exchange, body);
    }

    /** Forgets the script and what was seen, for the next test: an AWS client takes two seconds to close. */
    void forget() {
        script.clear();
        calls.clear();
        stored.clear();
        listing = Optional.empty();
        listings.set(0);
    }

    /** From now on ListShards is answered like this, beside the script. */
    ScriptedKinesis listingShards(Reply reply) {
        listing = Optional.of(reply);
        return this;
    }

    /** How often shards were listed, beside the script. */
    int listings() {
        return listings.get();
    }

    /** ListShards' answer: these are open, each from one hash key to another. */
    static Reply shards(List<Shard> shards) {
        return ok(Map.of("Shards", shards.stream().map(Shard::asJson).toList()));
    }

    /** A shard, and whether it was closed by a split or a merge. */
    record Shard(String id, String start, String end, boolean closed) {
        Map<String, Object> asJson() {
            return Map.of(
                    "ShardId",
                    id,
                    "HashKeyRange",
                    Map.of("StartingHashKey", start, "EndingHashKey", end),
                    "SequenceNumberRange",
                    closed
                            ? Map.of("StartingSequenceNumber", "1", "EndingSequenceNumber", "2")
                            : Map.of("StartingSequenceNumber", "1"));
        }
    }

    /** The rows that were refused. */
    static List<Row> refusedRows(Answer answer) {
        return answer.refused().stream().map(Answer.Refused::row).toList();
    }

    /** Why the first of the refused rows was refused. */
    static Refusal refusal(Answer answer) {
        return answer.refused().get(0).why();
    }

    ScriptedKinesis then(Reply... replies) {
        script.addAll(Arrays.asList(replies));
        return this;
    }

    KinesisTarget target() {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new KinesisTarget("us-west-2", Optional.of(uri), new KinesisCredentials.MadeUp());
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The data of each record put, request by request. */
    List<String> puts() {
        return calls().stream()
                .map(call -> String.join(" ", data(call.body().path("Records"))))
                .toList();
    }

    /** The data of the records taken. */
    List<String> stored() {
        return List.copyOf(stored);
    }

    static List<Row> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Row(Integer.toString(i).getBytes(StandardCharsets.UTF_8), "k" + i, i))
                .toList();
    }

    /** PutRecords' answer: the records at these places fail with these codes, the others are stored. */
    Reply puts(Map<Integer, String> failing) {
        return (exchange, request) -> {
            List<String> data = data(request.path("Records"));
            List<Object> results = new ArrayList<>();
            for (int i = 0; i < data.size(); i++) {
                String code = failing.get(i);
                if (code == null) {
                    stored.add(data.get(i));
                    results.add(Map.of("SequenceNumber", "49" + stored.size(), "ShardId", "shardId-000000000000"));
                } else {
                    results.add(Map.of("ErrorCode", code, "ErrorMessage", "record " + i));
                }
            }
            send(exchange, 200, CBOR_TYPE, bytes(Map.of("FailedRecordCount", failing.size(), "Records", results)));
        };
    }

    static Reply ok(Object body) {
        return (exchange, request) -> send(exchange, 200, CBOR_TYPE, bytes(body));
    }

    static Reply error(int status, String type) {
        return (exchange, request) ->
                send(exchange, status, CBOR_TYPE, bytes(Map.of("__type", type, "message", "says " + type)));
    }

    /** What is not Kinesis's own. */
    static Reply text(int status, String text) {
        return (exchange, request) -> send(exchange, status, "text/html", text.getBytes(StandardCharsets.UTF_8));
    }

    /** A body that ends, with the connection, before its time. */
    static Reply cutOff() {
        return (exchange, request) -> {
            exchange.getResponseHeaders().add("Content-Type", CBOR_TYPE);
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(new byte[] {(byte) 0xBF});
            exchange.getResponseBody().flush();
            exchange.close();
        };
    }

    /** Stores what was put, and cuts the connection in the place of an answer. */
    Reply storesAndResets() {
        return (exchange, request) -> {
            stored.addAll(data(request.path("Records")));
            exchange.close();
        };
    }

    static Reply resets() {
        return (exchange, request) -> exchange.close();
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.getResponseHeaders().add("x-amzn-RequestId", "request-1");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static byte[] bytes(Object body) throws IOException {
        return CBOR.writeValueAsBytes(body);
    }

    private static List<String> data(JsonNode records) {
        List<String> data = new ArrayList<>();
        for (JsonNode entry : records) {
            try {
                data.add(new String(entry.path("Data").binaryValue(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new IllegalStateException("Data is not binary: " + entry, e);
            }
        }
        return data;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
