package io.headwater.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headwater.stocks.StockServer;
import io.headwater.stocks.Yahoo;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve-stocks}: search and history over HTTP. */
@Timeout(90)
class ServeStocksTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

    @TempDir
    Path folder;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final Yahoo yahoo = new Yahoo()
            .list("AAPL", Yahoo.NEW_YORK, Yahoo.weekdays(FIRST, FIRST.plusDays(30)))
            .list("^GSPC", Yahoo.NEW_YORK, Yahoo.weekdays(FIRST, FIRST.plusDays(30)));
    private final StockServer provider = StockServer.start(yahoo);

    @AfterEach
    void close() {
        gate.countDown();
        provider.close();
    }

    private Workplace place(StockServer asked) throws Exception {
        return new Workplace(folder)
                .set("stocks.api.enabled", "true")
                .set("stocks.providers", "yahoo")
                .set("stocks.spacing", "0ms")
                .set("stocks.yahoo.url", asked.url().toString())
                .set("stocks.yahoo.cookie-url", asked.url() + "/cookie");
    }

    private static HttpRequest.Builder request(Workplace place, String path) {
        return HttpRequest.newBuilder(place.server().resolve(path));
    }

    private JsonNode get(Workplace place, String path, int status) throws Exception {
        return json(client.send(request(place, path).build(), BodyHandlers.ofString()), status);
    }

    private static JsonNode json(HttpResponse<String> response, int status) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        JsonNode json = JSON.readTree(response.body());
        if (status != 200) {
            assertThat(json.path("status").asText()).isEqualTo("error");
            assertThat(json.path("problems")).isNotEmpty();
        }
        return json;
    }

    @Test
    void answersWithHistoryAndWithSymbolsWithoutAnyOtherEndpoint() throws Exception {
        try (Log log = new Log();
                Workplace place = place(provider).start()) {
            JsonNode history = get(place, "/api/stocks/aapl?from=2020-01-02&to=2020-01-03", 200);
            assertThat(history.path("symbol").asText()).isEqualTo("AAPL");
            assertThat(history.path("rows")).hasSize(2);
            assertThat(history.at("/rows/0/Date").asText()).isEqualTo("2020-01-02");
            assertThat(history.path("fromNetwork").asInt()).isEqualTo(2);
            assertThat(get(place, "/api/stocks/AAPL?from=2020-01-02&to=2020-01-03", 200)
                            .path("fromCache")
                            .asInt())
                    .isEqualTo(2);
            assertThat(get(place, "/api/stocks/%5EGSPC?from=2020-01-02&to=2020-01-02", 200)
                            .path("rows"))
                    .hasSize(1);
            assertThat(get(place, "/api/stocks/search?q=aap", 200)
                            .at("/found/0/symbol")
                            .asText())
                    .isEqualTo("AAPL");
            HttpResponse<String> ingest = client.send(
                    request(place, "/ingest")
                            .POST(BodyPublishers.ofString("{}"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(ingest.statusCode()).isEqualTo(404);
            assertThat(log.warnings()).isEmpty();
        }
    }

    @Test
    void givesNoHeaderOfTheRequestBack() throws Exception {
        try (Workplace place = place(provider).start()) {
            HttpResponse<String> response = client.send(
                    request(place, "/api/stocks/search?q=a")
                            .header("X-Private", "secret")
                            .build(),
                    BodyHandlers.ofString());
            assertThat(response.headers().map().keySet())
                    .isSubsetOf("content-type", "content-length", "transfer-encoding");
        }
    }

    @Test
    void saysWhatIsWrongWithAQuestion() throws Exception {
        try (Workplace place = place(provider).start()) {
            assertThat(get(place, "/api/stocks/AAPL?from=soon&to=2020-02-30", 400)
                            .path("problems"))
                    .hasSize(2);
            get(place, "/api/stocks/search", 400);
            get(place, "/api/stocks/search?q=" + "x".repeat(101), 400);
            get(place, "/api/stocks/AAPL?from=2020-01-02&from=2020-01-03", 400);
            get(place, "/api/stocks/a%2Fb", 400);
            assertThat(provider.requests()).isEmpty();
            assertThat(get(place, "/api/stocks/APPL", 404)
                            .at("/suggestions/0/symbol")
                            .asText())
                    .isEqualTo("AAPL");
            HttpResponse<String> posted = client.send(
                    request(place, "/api/stocks/AAPL")
                            .POST(BodyPublishers.ofString("x"))
                            .build(),
                    BodyHandlers.ofString());
            json(posted, 405);
            assertThat(posted.headers().firstValue("Allow")).contains("GET");
            for (String nothing : List.of("/api/stocks/", "/api/stocks/AAPL/rows")) {
                assertThat(client.send(request(place, nothing).build(), BodyHandlers.ofString())
                                .statusCode())
                        .as(nothing)
                        .isEqualTo(404);
            }
            place.camel().getRouteController().stopRoute("serve-stocks");
            get(place, "/api/stocks/AAPL", 503);
        }
    }

    @Test
    void tellsProvidersThatFailFromThoseThatCannotBeAsked() throws Exception {
        try (StockServer broken = StockServer.start(asked -> StockServer.Answer.of(200, "no JSON"));
                Workplace place = place(broken).start()) {
            get(place, "/api/stocks/AAPL", 502);
            place.stop();
            place.set("stocks.yahoo.url", "http://127.0.0.1:1").start();
            get(place, "/api/stocks/AAPL", 503);
        }
    }

    @Test
    void theTokenOfTheServerIsAskedForHereToo() throws Exception {
        try (Workplace place = place(provider).set("ingest.token", "s3cret").start()) {
            JsonNode refused = get(place, "/api/stocks/AAPL", 401);
            assertThat(refused.at("/problems/0").asText())
                    .contains("ingest.token")
                    .doesNotContain("s3cret");
            json(
                    client.send(
                            request(place, "/api/stocks/AAPL?from=2020-01-02&to=2020-01-02")
                                    .header("Authorization", "Bearer s3cret")
                                    .build(),
                            BodyHandlers.ofString()),
                    200);
        }
    }

    @Test
    void searchesAfterAnEditOfTheRouteAndWhileMessagesAreTaken() throws Exception {
        try (Log log = new Log();
                Workplace place = place(provider).set("ingest.enabled", "true").start()) {
            get(place, "/api/stocks/search?q=aap", 200);
            place.edit("serve-stocks", text -> text.replace("with their history", "and their history"));
            log.awaitMessage("reloaded: serve-stocks");
            assertThat(get(place, "/api/stocks/search?q=aap", 200).path("found"))
                    .hasSize(1);
            assertThat(new Poster(place.server()).post(Poster.order(1)).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void soManyQuestionsWaitForAProviderAndMessagesAreTakenMeanwhile() throws Exception {
        try (StockServer slow = StockServer.start(asked -> {
                    await(gate);
                    return yahoo.answer(asked);
                });
                Workplace place = place(slow).set("ingest.enabled", "true").start()) {
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                answers.add(client.sendAsync(
                        request(place, "/api/stocks/AAPL?from=2020-01-02&to=2020-01-02")
                                .build(),
                        BodyHandlers.ofString()));
            }
            Await.until(
                    () -> answers.stream().filter(CompletableFuture::isDone).count() >= 24,
                    () -> "too few are refused");
            assertThat(new Poster(place.server()).post(Poster.order(1)).statusCode())
                    .isEqualTo(200);
            gate.countDown();
            int refused = 0;
            for (CompletableFuture<HttpResponse<String>> answer : answers) {
                HttpResponse<String> response = answer.get(60, TimeUnit.SECONDS);
                json(response, response.statusCode() == 429 ? 429 : 200);
                refused += response.statusCode() == 429 ? 1 : 0;
            }
            assertThat(refused).isEqualTo(24);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
