package io.headwater.routes;

import static io.headwater.routes.Poster.order;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ingest}: who is let in, what is answered, and where the messages are then. */
class IngestTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    @TempDir
    Path folder;

    private Workplace place() throws Exception {
        return new Workplace(folder).set("ingest.enabled", "true");
    }

    private static List<String> kept(Workplace place) throws Exception {
        List<String> lines = new ArrayList<>();
        for (String name : Workplace.names(place.ingested())) {
            assertThat(name).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d\\.ndjson");
            lines.addAll(Files.readAllLines(place.ingested().resolve(name)));
        }
        return lines;
    }

    private static void assertError(HttpResponse<String> response, int status, String... parts) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        JsonNode body = JSON.readTree(response.body());
        assertThat(body.path("status").textValue()).isEqualTo("error");
        assertThat(body.path("problems")).isNotEmpty();
        for (String part : parts) {
            assertThat(body.path("problems").toString()).contains(part);
        }
    }

    @Test
    void answersSuccessOnceMessagesAreInTheFileAndCountsThem() throws Exception {
        try (Workplace place = place().start()) {
            Poster poster = new Poster(place.server());

            HttpResponse<String> one = poster.post(order(1));
            assertThat(kept(place)).containsExactly(order(1));
            HttpResponse<String> array = poster.post("[" + order(2) + ",\n" + order(3) + "]");
            HttpResponse<String> lines = poster.send(poster.request()
                    .header("Content-Type", "application/x-ndjson; charset=UTF-8")
                    .header("X-Private", "secret")
                    .POST(BodyPublishers.ofString(order(4) + "\n" + order(5) + "\n")));

            for (HttpResponse<String> response : List.of(one, array, lines)) {
                assertThat(response.statusCode()).isEqualTo(OK);
                assertThat(response.body()).isEqualTo(Poster.SUCCESS);
                assertThat(response.headers().map()).containsOnlyKeys("content-length", "content-type");
            }
            assertThat(kept(place)).containsExactly(order(1), order(2), order(3), order(4), order(5));
            assertError(poster.post("[" + order(6) + ",{}]"), 400, "Message 2: stock_symbol is missing");
            assertThat(kept(place)).as("nothing of a request that is refused").hasSize(5);
            JsonNode counts = JSON.readTree(poster.statistics().body());
            assertThat(counts.at("/requests").toString())
                    .isEqualTo("{\"accepted\":3,\"refused\":1,\"refused_by_status\":{\"400\":1}}");
            assertThat(counts.at("/messages/accepted").intValue()).isEqualTo(5);
            assertThat(counts.at("/messages/by_kind/order_book").intValue()).isEqualTo(5);
            assertThat(counts.at("/messages/by_symbol").toString()).isEqualTo("{\"S0\":1,\"S1\":2,\"S2\":2}");
        }
    }

    @Test
    void saysWhatIsWrongWithARequest() throws Exception {
        try (Workplace place = place().set("ingest.max-body", "2KB").start()) {
            Poster poster = new Poster(place.server());
            String large = order(1) + "\n".repeat(2_048);

            assertError(poster.post(""), 400, "There is no message");
            assertError(poster.post("{\"a\":NaN}"), 400, "Non-standard token 'NaN'");
            assertError(poster.send(poster.request().GET()), 405, "The method is GET: must be POST.");
            assertError(poster.send(poster.request().DELETE()), 405, "must be POST");
            assertError(poster.send(poster.request().POST(BodyPublishers.ofString(order(1)))), 415, "no Content-Type");
            assertError(
                    poster.send(poster.request()
                            .header("Content-Type", "text/plain")
                            .POST(BodyPublishers.ofString(order(1)))),
                    415,
                    "The Content-Type is 'text/plain': must be application/json");
            assertError(
                    poster.send(poster.request()
                            .header("Content-Type", "application/json; charset=ISO-8859-1")
                            .POST(BodyPublishers.ofString(order(1)))),
                    415,
                    "in UTF-8");
            assertError(poster.send(poster.json(order(1)).header("Content-Encoding", "gzip")), 415, "compressed");
            assertError(poster.post(large), 413, "larger than 2048 bytes (ingest.max-body)");
            assertError(
                    poster.send(poster.request()
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofInputStream(() -> stream(large)))),
                    413,
                    "larger than 2048 bytes");
            assertThat(poster.post(order(1)).statusCode()).isEqualTo(OK);
            assertThat(kept(place)).containsExactly(order(1));
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void letsInOnlyThoseWithTheTokenIfThereIsOne() throws Exception {
        try (Workplace place = place().set("ingest.token", "s3cret").start()) {
            Poster poster = new Poster(place.server());

            assertError(poster.post(order(1)), 401, "ingest.token");
            assertError(poster.statistics(), 401);
            for (String wrong : List.of("Bearer s3cre", "Bearer s3cret2", "Basic s3cret", "s3cret", "Bearer")) {
                assertError(poster.send(poster.json(order(1)).header("Authorization", wrong)), 401);
            }
            assertThat(poster.send(poster.json(order(2)).header("Authorization", "Bearer s3cret"))
                            .body())
                    .isEqualTo(Poster.SUCCESS);
            assertThat(kept(place)).containsExactly(order(2));
        }
    }

    @Test
    void keepsEachMessageOnceWhenManySendAtOnce() throws Exception {
        int messages = 400;
        try (Workplace place = place().set("ingest.in-flight", "3").start()) {
            Poster poster = new Poster(place.server());

            List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, messages)
                    .mapToObj(n -> poster.postLater(order(n)))
                    .toList();
            for (CompletableFuture<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().body()).isEqualTo(Poster.SUCCESS);
            }

            assertThat(kept(place))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, messages).mapToObj(Poster::order).toList());
            assertThat(JSON.readTree(poster.statistics().body())
                            .at("/messages/accepted")
                            .intValue())
                    .isEqualTo(messages);
        }
    }

    @Test
    void doesNotLetASlowSenderKeepOthersOut() throws Exception {
        try (Workplace place =
                place().set("ingest.in-flight", "1").set("ingest.waiting", "1").start()) {
            byte[] request = ("POST /ingest HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                            + order(1).length() + "\r\n\r\n" + order(1))
                    .getBytes(StandardCharsets.US_ASCII);
            try (Socket slow =
                    new Socket(InetAddress.getLoopbackAddress(), place.server().getPort())) {
                OutputStream out = slow.getOutputStream();
                for (int i = 0; i < request.length; i++) {
                    if (i % 50 == 0) {
                        assertThat(new Poster(place.server()).post(order(2)).body())
                                .isEqualTo(Poster.SUCCESS);
                    }
                    out.write(request[i]);
                }
                assertThat(new String(slow.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                        .isEqualTo("HTTP/1.1 200");
            }
            assertThat(kept(place)).containsOnlyOnce(order(1));
        }
    }

    @Test
    void answers503WhileNothingCanBeKeptAndSaysSoOnce() throws Exception {
        try (Workplace place = place().start();
                Log log = new Log()) {
            Poster poster = new Poster(place.server());
            Files.createDirectories(folder.resolve("delivered"));
            Files.createFile(place.ingested());

            assertError(
                    poster.post(order(1)), 503, "The messages were not taken", "stands where a directory is needed");
            assertError(poster.post(order(2)), 503);
            assertThat(log.errors())
                    .singleElement()
                    .asString()
                    .contains("answered 503", place.ingested().toString());
            Files.delete(place.ingested());
            assertThat(poster.post(order(3)).body()).isEqualTo(Poster.SUCCESS);

            assertThat(kept(place)).containsExactly(order(3));
            assertThat(log.at(Level.INFO)).contains("Messages sent to /ingest are handed on again");
            assertThat(log.hasTrace()).isFalse();
        }
    }
}
