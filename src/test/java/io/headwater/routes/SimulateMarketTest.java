package io.headwater.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.headwater.market.live.FeedCounters;
import io.headwater.market.live.MarketSource;
import io.headwater.routes.HttpReceiver.Reply;
import io.headwater.routes.HttpReceiver.Request;
import io.headwater.settings.SettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code simulate-market} and {@code post-market}: the feed, to a plain HTTP server. */
class SimulateMarketTest {
    @TempDir
    private Path folder;

    private Workplace place(HttpReceiver receiver) throws Exception {
        return new Workplace(folder)
                .set("market.enabled", "true")
                .set("market.url", receiver.url())
                .set("market.rate", "max");
    }

    private static FeedCounters.Snapshot counters(Workplace place) {
        MarketSource source = place.camel().getRegistry().lookupByNameAndType("marketFeed", MarketSource.class);
        return Objects.requireNonNull(source).counters();
    }

    private static void await(HttpReceiver receiver, int requests) throws Exception {
        Await.until(
                () -> receiver.requests().size() >= requests,
                () -> "requests: " + receiver.requests().size());
    }

    /** In the order in which they were answered. */
    private static List<JsonNode> messages(HttpReceiver receiver) {
        return receiver.requests().stream()
                .filter(Request::isAcknowledged)
                .flatMap(request -> request.messages().stream())
                .toList();
    }

    /** A symbol's prices go on from each other, which tells of each that is missing, twice, or in another place. */
    private static void assertInOrder(List<JsonNode> messages) {
        Map<String, String> lastClose = new HashMap<>();
        Map<String, Double> lastTime = new HashMap<>();
        for (JsonNode message : messages) {
            String about = message.path("stock_symbol").asText();
            double time = message.path("timestamp").asDouble();
            assertThat(time).isGreaterThanOrEqualTo(lastTime.getOrDefault(about, 0.0));
            lastTime.put(about, time);
            if (message.has("opening_price")) {
                String open = message.path("opening_price").asText();
                assertThat(open).isEqualTo(lastClose.getOrDefault(about, open));
                lastClose.put(about, message.path("closing_price").asText());
            }
        }
    }

    @Test
    void postsEachMessageByItselfAsItIsWithThePresentTime() throws Exception {
        double before = Instant.now().getEpochSecond();
        try (HttpReceiver receiver = new HttpReceiver((n, body) -> Reply.of(200));
                Workplace place = place(receiver).start()) {
            await(receiver, 200);
            place.stop();
            assertThat(receiver.requests()).allSatisfy(request -> {
                assertThat(request.method()).isEqualTo("POST");
                assertThat(request.contentType()).isEqualTo("application/json");
                assertThat(request.body()).startsWith("{").endsWith("}").doesNotContain("\n");
            });
            List<JsonNode> messages = messages(receiver);
            assertInOrder(messages);
            assertThat(messages)
                    .allSatisfy(message -> assertThat(message.path("timestamp").asDouble())
                            .isBetween(before, System.currentTimeMillis() / 1e3));
            // Of four under way, not of two hundred.
            assertThat(receiver.clients()).hasSizeLessThanOrEqualTo(4);
        }
    }

    @Test
    void whatIsSentIsCountedOnBothSides() throws Exception {
        try (HttpReceiver receiver = new HttpReceiver((n, body) -> Reply.of(n % 10 == 0 ? 400 : 200));
                Workplace place = place(receiver).start()) {
            await(receiver, 100);
            MarketSource source = Objects.requireNonNull(
                    place.camel().getRegistry().lookupByNameAndType("marketFeed", MarketSource.class));
            place.stop();
            FeedCounters.Snapshot counters = source.counters();
            assertThat(counters.sent()).isEqualTo(messages(receiver).size());
            assertThat(counters.refused())
                    .isEqualTo(receiver.requests().size() - messages(receiver).size());
            assertThat(counters.made()).isEqualTo(counters.sent() + counters.refused());
        }
    }

    /** Of one message too: it is 500 or no answer by turns, and each is sent again. */
    @ParameterizedTest
    @CsvSource({"1, 200", "7, 100"})
    void keepsTheOrderOfEachSymbolWhateverFails(int batchSize, int requests) throws Exception {
        AtomicInteger failures = new AtomicInteger();
        HttpReceiver.Script script = (n, body) -> {
            if (n % 7 == 3) {
                failures.incrementAndGet();
                return Reply.of(500);
            }
            if (n % 31 == 4) {
                failures.incrementAndGet();
                throw new IllegalStateException("reset");
            }
            return Reply.of(200);
        };
        try (HttpReceiver receiver = new HttpReceiver(script);
                Workplace place = place(receiver)
                        .set("market.batch-size", String.valueOf(batchSize))
                        .start()) {
            Await.until(
                    () -> messages(receiver).size() >= requests,
                    () -> "" + receiver.requests().size());
            assertThat(failures.get()).isPositive();
            assertThat(counters(place).refused()).isZero();
            assertInOrder(messages(receiver));
        }
    }

    @ParameterizedTest
    @CsvSource({"array, application/json", "ndjson, application/x-ndjson"})
    void postsBatchesBySize(String format, String contentType) throws Exception {
        try (HttpReceiver receiver = new HttpReceiver((n, body) -> Reply.of(200));
                Workplace place = place(receiver)
                        .set("market.batch-size", "500")
                        .set("market.batch-interval", "1h")
                        .set("market.format", format)
                        .start()) {
            await(receiver, 30);
            assertThat(receiver.requests()).allSatisfy(request -> {
                assertThat(request.contentType()).isEqualTo(contentType);
                assertThat(request.messages()).hasSize(500);
            });
            assertThat(counters(place).leftOut()).isZero();
            assertInOrder(messages(receiver));
        }
    }

    @Test
    void postsWhatThereIsOfABatchAtItsInterval() throws Exception {
        try (HttpReceiver receiver = new HttpReceiver((n, body) -> Reply.of(200));
                Workplace place = place(receiver)
                        .set("market.rate", "200")
                        .set("market.batch-size", "10000")
                        .set("market.batch-interval", "100ms")
                        .start()) {
            await(receiver, 8);
            assertThat(receiver.requests())
                    .allSatisfy(request -> assertThat(request.messages().size()).isBetween(1, 9_999));
            assertInOrder(messages(receiver));
            assertThat(counters(place).refused()).isZero();
        }
    }

    /** The last of it waits in the route's aggregate step. */
    @Test
    void aStopSendsWhatWasMade() throws Exception {
        try (HttpReceiver receiver = new HttpReceiver((n, body) -> Reply.of(200));
                Workplace place = place(receiver)
                        .set("market.rate", "1000")
                        .set("market.batch-size", "10000")
                        .set("market.batch-interval", "1h")
                        .start();
                Log log = new Log()) {
            MarketSource source = Objects.requireNonNull(
                    place.camel().getRegistry().lookupByNameAndType("marketFeed", MarketSource.class));
            Await.until(() -> source.counters().made() > 100, () -> "nothing is made");
            place.stop();
            assertThat(source.counters().sent()).isEqualTo(source.counters().made());
            assertThat(source.counters().sent()).isEqualTo(messages(receiver).size());
            log.awaitMessage("The market feed has ended: ");
        }
    }

    @Test
    void aSlowEndpointPushesBack() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        try (HttpReceiver receiver = new HttpReceiver((n, body) -> {
                    if (n > 10) {
                        slow.await();
                    }
                    return Reply.of(200);
                });
                Workplace place = place(receiver).set("market.rate", "100000").start()) {
            // All places in flight are taken; and a long time passes, in which 100,000 a second would pile up.
            Await.until(() -> receiver.underWay() == 4, () -> "under way: " + receiver.underWay());
            long made = counters(place).made();
            assertThat(made).isLessThan(200);
            Await.until(
                    () -> receiver.requests().size() == 10,
                    () -> "" + receiver.requests().size());
            slow.countDown();
            await(receiver, 300);
            assertInOrder(messages(receiver));
        }
    }

    @Test
    void aRefusedMessageIsLeftOutWithTheEndpointsWords() throws Exception {
        try (HttpReceiver receiver =
                        new HttpReceiver((n, body) -> body.contains("news") ? Reply.of(400) : Reply.of(200));
                Log log = new Log();
                Workplace place = place(receiver).start()) {
            await(receiver, 100);
            assertThat(counters(place).refused()).isPositive();
            assertThat(log.warnings())
                    .filteredOn(line -> line.contains("left out"))
                    .hasSize(1)
                    .allMatch(line -> line.contains("HTTP 400") && line.contains("news_sentiment"));
            Set<String> bodies = new HashSet<>();
            assertThat(receiver.requests()).allSatisfy(request -> assertThat(bodies.add(request.body()))
                    .as("sent once")
                    .isTrue());
        }
    }

    @Test
    void anErrorInTheBodyOfASuccessIsARefusalIfTheSettingsSaySo() throws Exception {
        String error = "{\"status\": \"error\", \"message\": \"no\"}";
        try (HttpReceiver receiver = new HttpReceiver((n, body) -> Reply.of(200, error));
                Log log = new Log();
                Workplace place =
                        place(receiver).set("market.body-errors", "true").start()) {
            await(receiver, 20);
            log.awaitMessage("\"message\": \"no\"");
            assertThat(counters(place).sent()).isZero();
        }
        try (HttpReceiver receiver = new HttpReceiver((n, body) -> Reply.of(200, error));
                Workplace place =
                        place(receiver).set("market.body-errors", "false").start()) {
            Await.until(() -> counters(place).sent() > 20, () -> String.valueOf(counters(place)));
        }
    }

    @Test
    void anEndpointThatIsNotThereYetIsWaitedFor() throws Exception {
        int port;
        try (HttpReceiver gone = new HttpReceiver((n, body) -> Reply.of(200))) {
            port = gone.port();
        }
        try (Log log = new Log();
                Workplace place = new Workplace(folder)
                        .set("market.enabled", "true")
                        .set("market.rate", "1000")
                        .set("market.url", "http://127.0.0.1:" + port + "/ingest")
                        .start()) {
            Await.until(() -> counters(place).made() > 0, () -> "nothing is made");
            try (HttpReceiver receiver = new HttpReceiver(port, (n, body) -> Reply.of(200))) {
                await(receiver, 50);
                assertInOrder(messages(receiver));
            }
            assertThat(log.errors()).isEmpty();
            assertThat(log.hasTrace()).isFalse();
        }
    }

    @Test
    void theFaultsThatAreNotedAreThoseThatArrive() throws Exception {
        Path manifest = folder.resolve("faults/market-faults.ndjson");
        try (HttpReceiver receiver = new HttpReceiver((n, body) -> Reply.of(200));
                Workplace place = place(receiver)
                        .set("market.faults", "dropped=0.1,duplicate=0.1,seed=3")
                        .set("market.faults-manifest", manifest.toString())
                        .start()) {
            await(receiver, 400);
            place.stop();
            Map<String, Integer> arrived = new HashMap<>();
            receiver.requests().forEach(request -> arrived.merge(request.body(), 1, Integer::sum));
            int twice = 0;
            List<String> lines = Files.readAllLines(manifest);
            assertThat(lines.get(0))
                    .startsWith("{\"begun\":\"")
                    .contains("\"faults\":\"dropped=0.1,duplicate=0.1,seed=3\"");
            for (String line : lines.subList(1, lines.size())) {
                String original = line.substring(line.indexOf("\"original\":") + 11, line.length() - 1);
                if (line.contains("\"dropped\"")) {
                    assertThat(arrived).doesNotContainKey(original);
                } else {
                    twice += Objects.requireNonNullElse(arrived.get(original), 0) == 2 ? 1 : 0;
                }
            }
            assertThat(arrived.values().stream().filter(count -> count == 2)).hasSize(twice);
            assertThat(twice).isPositive();
        }
    }

    @Test
    void wrongSettingsAreToldAtTheStart() throws Exception {
        Path symbols = Files.writeString(folder.resolve("symbols.csv"), "symbol,price\nAAPL,x\n");
        try (Workplace place = new Workplace(folder)) {
            place.set("market.symbols", symbols.toString());
            assertThatThrownBy(place::start)
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining(
                            "market.symbols: Reading the symbols in " + symbols + ": line 2: price is 'x'");
            place.set("market.symbols", "AAPL,aapl");
            assertThatThrownBy(place::start)
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("market.symbols: Symbol 'aapl': must be");
            place.set("market.symbols", "AAPL").set("market.faults", "lost=1");
            assertThatThrownBy(place::start)
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("market.faults: 'lost' is no fault.");
        }
    }
}
