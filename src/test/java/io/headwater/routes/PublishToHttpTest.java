package io.headwater.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.routes.HttpReceiver.Reply;
import io.headwater.routes.HttpReceiver.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code publish-to-http} and {@code post-to-http}: from the source folder to a plain HTTP server. */
class PublishToHttpTest {
    private static final Path REFERENCE = Path.of("src/test/resources/transactions-2018-04-01.csv");

    @TempDir
    Path folder;

    private Workplace place(HttpReceiver receiver) throws Exception {
        return new Workplace(folder).set("publish.to", "http").set("http.url", receiver.url());
    }

    @ParameterizedTest
    @CsvSource({"array, application/json", "ndjson, application/x-ndjson"})
    void postsEveryRowOfTheReferenceFileAndArchivesIt(String format, String contentType) throws Exception {
        try (HttpReceiver receiver = new HttpReceiver((n, body) -> Reply.of(204));
                Workplace place = place(receiver).set("http.format", format).start()) {
            place.drop("transactions-2018-04-01.csv", Files.readAllBytes(REFERENCE));
            place.awaitArchived("transactions-2018-04-01.csv");

            assertThat(receiver.requests()).hasSize(19).allSatisfy(request -> {
                assertThat(request.method()).isEqualTo("POST");
                assertThat(request.contentType()).isEqualTo(contentType);
            });
            List<String> rows = new ArrayList<>();
            receiver.acknowledgedRows().forEach(row -> {
                List<String> values = new ArrayList<>();
                row.elements().forEachRemaining(value -> values.add(value.asText()));
                rows.add(String.join(",", values));
            });
            assertThat(rows).containsExactlyInAnyOrderElementsOf(withoutTrailingZeros(Files.readAllLines(REFERENCE)));
            assertThat(Workplace.names(place.source())).isEmpty();
        }
    }

    /** The header is gone; amounts are numbers, so 6.10 is 6.1. */
    private static List<String> withoutTrailingZeros(List<String> lines) {
        return lines.stream()
                .skip(1)
                .map(line -> {
                    String[] values = line.split(",", -1);
                    values[4] = String.valueOf(Double.parseDouble(values[4]));
                    return String.join(",", values);
                })
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void takesEverySuccessForAnAcknowledgement(int status) throws Exception {
        try (HttpReceiver receiver = new HttpReceiver((n, body) -> Reply.of(status));
                Workplace place = place(receiver).start()) {
            place.drop("rows.csv", Rows.csv(0, 3));
            place.awaitArchived("rows.csv");
            assertThat(receiver.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void waitsAsLongAsAFullServerAsks(int status) throws Exception {
        try (HttpReceiver receiver =
                        new HttpReceiver((n, body) -> n == 1 ? Reply.of(status, "Retry-After", "1") : Reply.of(200));
                // Longer than its patience: a server that asks for time is not a broken one.
                Workplace place =
                        place(receiver).set("publish.give-up-after", "300ms").start()) {
            place.drop("rows.csv", Rows.csv(0, 3));
            place.awaitArchived("rows.csv");
            List<Request> requests = receiver.requests();
            assertThat(requests).extracting(Request::status).containsExactly(status, 200);
            assertThat(requests.get(1).atNanos() - requests.get(0).atNanos()).isGreaterThanOrEqualTo(1_000_000_000L);
            assertThat(receiver.acknowledgedNumbers()).isEqualTo(Rows.numbers(0, 3));
        }
    }

    @Test
    void sendsOnlyTheRequestAgainThatFailed() throws Exception {
        try (HttpReceiver receiver = new HttpReceiver((n, body) -> Reply.of(n == 3 ? 500 : 200));
                Workplace place =
                        place(receiver).set("publish.batch-size", "100").start()) {
            place.drop("rows.csv", Rows.csv(0, 1000));
            place.awaitArchived("rows.csv");
            assertThat(receiver.requests()).hasSize(11);
            assertThat(receiver.acknowledgedNumbers()).containsExactlyInAnyOrderElementsOf(Rows.numbers(0, 1000));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 400, 404, 500})
    void keepsAFileThatIsNotAcknowledgedUntilTheServerHeals(int status) throws Exception {
        try (HttpReceiver receiver = new HttpReceiver(
                        (n, body) -> status < 400 ? Reply.of(status, "Location", "/rows") : Reply.of(status));
                Workplace place = place(receiver)
                        // The others cannot heal, and are not waited for.
                        .set("publish.give-up-after", status == 500 ? "200ms" : "never")
                        .start();
                Log log = new Log()) {
            Path file = place.drop("rows.csv", Rows.csv(0, 3));
            log.awaitMessage("the file stays and goes on from there");
            assertThat(file).exists();
            assertThat(Workplace.names(place.archive())).isEmpty();
            assertThat(log.errors().get(0)).contains("rows.csv", receiver.url(), "3 rows", "HTTP " + status);
            assertThat(log.hasTrace()).isFalse();

            receiver.answer((n, body) -> Reply.of(200));
            place.awaitArchived("rows.csv");
            assertThat(receiver.acknowledgedNumbers()).isEqualTo(Rows.numbers(0, 3));
        }
    }

    @Test
    void sendsNoAcknowledgedRowAgainAfterAFailureNotEvenThoseThatOvertookIt() throws Exception {
        HttpReceiver.Script refusingOneBatch = (n, body) -> Reply.of(body.contains("\"N\":\"250\"") ? 500 : 200);
        try (HttpReceiver receiver = new HttpReceiver(refusingOneBatch);
                Workplace place = place(receiver)
                        .set("publish.batch-size", "100")
                        .set("publish.in-flight", "4")
                        .set("publish.give-up-after", "200ms")
                        .start();
                Log log = new Log()) {
            place.drop("rows.csv", Rows.csv(0, 1_000));
            log.awaitMessage("the file stays and goes on from there");
            // A second failure and a restart in between must not forget it either.
            log.forget();
            log.awaitMessage("the file stays and goes on from there");
            place.stop();
            assertThat(receiver.acknowledgedNumbers()).contains(950).doesNotContain(250);
            receiver.answer((n, body) -> Reply.of(200));
            place.start();
            place.awaitArchived("rows.csv");
            assertThat(receiver.acknowledgedNumbers()).containsExactlyInAnyOrderElementsOf(Rows.numbers(0, 1_000));
        }
    }

    @Test
    void postsTheRowsAlsoWhenAnOptionOfTheStepIsMisspelt() throws Exception {
        try (HttpReceiver receiver = new HttpReceiver((n, body) -> Reply.of(200));
                Workplace place = place(receiver)) {
            place.edit("post-to-http", before -> before.replace("responseTimeout", "responseTimeuot"));
            place.start();
            place.drop("rows.csv", Rows.csv(0, 3));
            place.awaitArchived("rows.csv");
            assertThat(receiver.acknowledgedNumbers()).isEqualTo(Rows.numbers(0, 3));
        }
    }

    @Test
    void waitsForAServerThatIsNotThereYet() throws Exception {
        int port;
        try (HttpReceiver gone = new HttpReceiver((n, body) -> Reply.of(200))) {
            port = gone.port();
        }
        try (Workplace place = new Workplace(folder)
                        .set("publish.to", "http")
                        .set("http.url", "http://127.0.0.1:" + port + "/rows")
                        .set("publish.give-up-after", "100ms")
                        .start();
                Log log = new Log()) {
            place.drop("rows.csv", Rows.csv(0, 3));
            log.awaitMessage("the file stays and goes on from there");
            assertThat(log.errors().get(0)).contains("rows.csv", String.valueOf(port), "refused");
            try (HttpReceiver receiver = new HttpReceiver(port, (n, body) -> Reply.of(200))) {
                place.awaitArchived("rows.csv");
                assertThat(receiver.acknowledgedNumbers()).isEqualTo(Rows.numbers(0, 3));
            }
        }
    }
}
