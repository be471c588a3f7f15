package io.headwater.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** An HTTP endpoint that takes rows, in JSON arrays or a row a line, and now and then does not. Thread-safe. */
final class HttpTarget implements Target {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<HttpTrouble> ALL = List.of(HttpTrouble.values());

    /** Beyond what the client waits for an answer. */
    private static final int TOO_LATE_MILLIS = 31_000;

    private final boolean lines;
    private final RawHttpServer server;
    private final List<StoredRow> taken = new ArrayList<>();
    private final Map<HttpTrouble, Long> injected = new EnumMap<>(HttpTrouble.class);
    private Random random;
    private Map<HttpTrouble, Double> rates = Map.of();
    private boolean nextIsTooLate;
    private long tooLate;

    HttpTarget(boolean lines, long seed) throws IOException {
        this.lines = lines;
        this.random = new Random(seed);
        this.server = new RawHttpServer(this::answer);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "PUBLISH_TO",
                "http",
                // A Kinesis of its own starts beside it all the same.
                "KINESIS_LOCAL_PORT",
                "0",
                "HTTP_URL",
                "http://127.0.0.1:" + server.port() + "/rows",
                "HTTP_FORMAT",
                lines ? "ndjson" : "array");
    }

    private synchronized RawHttpServer.Reply answer(byte[] body) throws IOException {
        if (nextIsTooLate) {
            nextIsTooLate = false;
            tooLate++;
            take(body);
            return RawHttpServer.Reply.of(200).after(TOO_LATE_MILLIS);
        }
        Optional<HttpTrouble> trouble = drawn();
        trouble.ifPresent(each -> injected.merge(each, 1L, Long::sum));
        if (trouble.isEmpty()) {
            take(body);
            return RawHttpServer.Reply.of(200).after(random.nextInt(20));
        }
        if (trouble.get().answerIsLost() || trouble.get() == HttpTrouble.SLOW) {
            take(body);
        }
        return switch (trouble.get()) {
            case RESET_BEFORE, RESET_AFTER -> RawHttpServer.Reply.raw("");
            case TOO_MANY_REQUESTS -> RawHttpServer.Reply.of(429, random.nextBoolean() ? "Retry-After: 1\r\n" : "");
            case INTERNAL_ERROR, INTERNAL_ERROR_AFTER -> RawHttpServer.Reply.of(500);
            case UNAVAILABLE -> RawHttpServer.Reply.of(503);
            case UNAVAILABLE_RETRY_AFTER -> RawHttpServer.Reply.of(503, "Retry-After: 1\r\n");
            case NOT_FOUND -> RawHttpServer.Reply.of(404);
            case TOO_LARGE -> RawHttpServer.Reply.of(413);
            case SLOW -> RawHttpServer.Reply.of(200).after(random.nextInt(1_500));
            case GARBAGE -> RawHttpServer.Reply.raw("<html>\u0000 no HTTP at all\r\n\r\n");
            case TRUNCATED -> RawHttpServer.Reply.raw("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"half\":");
        };
    }

    private Optional<HttpTrouble> drawn() {
        double drawn = random.nextDouble();
        for (Map.Entry<HttpTrouble, Double> rate : rates.entrySet()) {
            drawn -= rate.getValue();
            if (drawn < 0) {
                return Optional.of(rate.getKey());
            }
        }
        return Optional.empty();
    }

    private void take(byte[] body) throws IOException {
        if (!lines) {
            JSON.readTree(body).forEach(this::take);
        } else {
            try (MappingIterator<JsonNode> rows = JSON.readerFor(JsonNode.class).readValues(body)) {
                rows.forEachRemaining(this::take);
            }
        }
    }

    private void take(JsonNode row) {
        taken.add(new StoredRow(row.toString()));
    }

    @Override
    public synchronized void trouble(Random from) {
        random = new Random(from.nextLong());
        Map<HttpTrouble, Double> changed = new EnumMap<>(HttpTrouble.class);
        int kind = from.nextInt(10);
        if (kind < 5) {
            for (int i = 0; i < 3; i++) {
                changed.put(ALL.get(from.nextInt(ALL.size())), 0.01 + from.nextDouble() * 0.2);
            }
        } else if (kind < 8) {
            changed.put(ALL.get(from.nextInt(ALL.size())), 0.3 + from.nextDouble() * 0.7);
        }
        rates = changed;
    }

    @Override
    public synchronized void calm() {
        rates = Map.of(HttpTrouble.INTERNAL_ERROR, 0.01, HttpTrouble.RESET_AFTER, 0.01);
    }

    @Override
    public synchronized void answerTooLate() {
        rates = Map.of();
        nextIsTooLate = true;
    }

    @Override
    public synchronized List<List<StoredRow>> arrived() {
        return List.of(List.copyOf(taken));
    }

    @Override
    public synchronized Map<String, Long> injected() {
        Map<String, Long> counts = new TreeMap<>();
        ALL.forEach(each -> counts.put(each.label(), injected.getOrDefault(each, 0L)));
        counts.put("HTTP too-late", tooLate);
        return counts;
    }

    @Override
    public synchronized long answersLost() {
        return tooLate
                + ALL.stream()
                        .filter(HttpTrouble::answerIsLost)
                        .mapToLong(each -> injected.getOrDefault(each, 0L))
                        .sum();
    }

    @Override
    public synchronized long calledTooLarge() {
        return injected.getOrDefault(HttpTrouble.TOO_LARGE, 0L);
    }

    @Override
    public void close() {
        server.close();
    }
}
