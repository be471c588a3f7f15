package io.headwater.routes;

import static io.headwater.routes.Poster.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.headwater.application.ForeseenException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesis.model.Record;

/** What {@code ingest} hands messages on to: another choice, one that hangs, one that fails, none at all. */
class IngestNextStepTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    @TempDir
    Path folder;

    private Workplace place() throws Exception {
        return new Workplace(folder).set("ingest.enabled", "true");
    }

    @Test
    void putsMessagesIntoKinesisKeyedBySymbolBeforeItAnswers() throws Exception {
        try (Workplace place = place().set("ingest.to", "kinesis").start();
                Tap tap = place.tap()) {
            String indicator =
                    "{\"data_type\":\"economic_indicator\",\"timestamp\":1767623400.5,\"indicator_name\":\"CPI\",\"value\":2.1}";
            HttpResponse<String> answer =
                    new Poster(place.server()).post("[" + order(1) + "," + indicator + "," + order(2) + "]");

            assertThat(answer.body()).isEqualTo(Poster.SUCCESS);
            assertThat(answer.headers().map()).containsOnlyKeys("content-length", "content-type");
            assertThat(tap.records())
                    .extracting(record -> record.data().asUtf8String(), Record::partitionKey)
                    .containsExactlyInAnyOrder(tuple(order(1), "S1"), tuple(indicator, "CPI"), tuple(order(2), "S2"));
            assertThat(place.ingested()).doesNotExist();
        }
    }

    @Test
    void sendsMessagesOnOverHttpUntilTheyAreAcknowledged() throws Exception {
        try (HttpReceiver receiver =
                        new HttpReceiver((request, body) -> HttpReceiver.Reply.of(request == 1 ? 500 : OK));
                Workplace place = place().set("ingest.to", "http")
                        .set("http.url", receiver.url())
                        .start()) {
            HttpResponse<String> answer = new Poster(place.server()).post(order(1) + "\n" + order(2));

            assertThat(answer.body()).isEqualTo(Poster.SUCCESS);
            assertThat(receiver.requests())
                    .extracting(HttpReceiver.Request::body)
                    .containsExactly("[" + order(1) + "," + order(2) + "]", "[" + order(1) + "," + order(2) + "]");
        }
    }

    @Test
    void answers503WhenTheNextStepFails() throws Exception {
        try (Workplace place = place().set("ingest.to", "kinesis")
                .set("kinesis.endpoint", "http://127.0.0.1:1")
                .set("publish.give-up-after", "100ms")
                .start()) {
            HttpResponse<String> answer = new Poster(place.server()).post(order(1));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("The messages were not taken", "\"status\":\"error\"");
        }
    }

    @Test
    void answers429AtOnceWhenMoreWaitForTheNextStepThanMay() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        try (HttpReceiver receiver = new HttpReceiver((request, body) -> {
                    goOn.await();
                    return HttpReceiver.Reply.of(OK);
                });
                Workplace place = place().set("ingest.to", "http")
                        .set("http.url", receiver.url())
                        .set("ingest.in-flight", "2")
                        .set("ingest.waiting", "3")
                        .start()) {
            Poster poster = new Poster(place.server());
            List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 12)
                    .mapToObj(n -> poster.postLater(order(n)))
                    .toList();

            Await.until(() -> refused(answers) == 7, () -> refused(answers) + " refused");
            assertThat(poster.statistics().statusCode()).isEqualTo(OK);
            HttpResponse<String> another = poster.post(order(99));
            assertThat(another.statusCode()).isEqualTo(429);
            assertThat(another.headers().firstValue("Retry-After")).contains("1");
            assertThat(another.body()).contains("ingest.waiting", "\"status\":\"error\"");
            assertThat(answers.stream().filter(CompletableFuture::isDone)).hasSize(7);

            goOn.countDown();
            for (CompletableFuture<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).isIn(OK, 429);
            }
            assertThat(receiver.acknowledgedRows()).hasSize(5);
            assertThat(JSON.readTree(poster.statistics().body()).at("/requests").toString())
                    .isEqualTo("{\"accepted\":5,\"refused\":8,\"refused_by_status\":{\"429\":8}}");
        }
    }

    private static long refused(List<CompletableFuture<HttpResponse<String>>> answers) {
        return answers.stream()
                .filter(answer -> answer.isDone() && answer.join().statusCode() == 429)
                .count();
    }

    @Test
    void answers503WhileItStopsAndFinishesWhatItHasTaken() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        try (HttpReceiver receiver = new HttpReceiver((request, body) -> {
                    goOn.await();
                    return HttpReceiver.Reply.of(OK);
                });
                Workplace place = place().set("ingest.to", "http")
                        .set("http.url", receiver.url())
                        .set("ingest.in-flight", "1")
                        .start()) {
            Poster poster = new Poster(place.server());
            CompletableFuture<HttpResponse<String>> taken = poster.postLater(order(1));
            Await.until(() -> receiver.begun() == 1, () -> "nothing arrived");
            CompletableFuture<HttpResponse<String>> waiting = poster.postLater(order(2));

            CompletableFuture<Void> stopping = CompletableFuture.runAsync(place::stop);
            assertThat(waiting.get().statusCode()).isEqualTo(503);
            HttpResponse<String> late = poster.post(order(3));
            assertThat(late.statusCode()).isEqualTo(503);
            assertThat(late.body()).contains("Headwater is stopping");
            goOn.countDown();

            assertThat(taken.get().body()).isEqualTo(Poster.SUCCESS);
            stopping.get();
        }
    }

    @Test
    void anEditOfTheRouteChangesTheNextStepWhileItRuns() throws Exception {
        try (Workplace place = place().start();
                Tap tap = place.tap()) {
            Poster poster = new Poster(place.server());
            assertThat(poster.post(order(1)).body()).isEqualTo(Poster.SUCCESS);

            place.edit("ingest", text -> text.replace("ingest-to-{{ingest.to}}", "ingest-to-kinesis"));
            Await.until(
                    () -> poster.post(order(2)).statusCode() == OK
                            && !tap.records().isEmpty(),
                    () -> "nothing in the stream");
        }
    }

    @Test
    void doesNotStartWithoutTheRouteThatIsChosen() throws Exception {
        Workplace place = place().set("ingest.to", "nowhere");

        assertThatThrownBy(place::start)
                .hasMessageContaining("ingest.to = 'nowhere': no route has the id ingest-to-nowhere")
                .hasMessageContaining("files, http, kinesis");
    }

    @Test
    void startsNothingWhenThePortOfTheServerIsInUse() throws Exception {
        int kinesisPort = freePort();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Workplace place = place().set("server.port", String.valueOf(taken.getLocalPort()))
                    .set("kinesis.local.port", String.valueOf(kinesisPort));

            assertThatThrownBy(place::start)
                    .isInstanceOf(ForeseenException.class)
                    .hasMessageContaining("127.0.0.1 port %d (server.port): the port is in use", taken.getLocalPort());
            new ServerSocket(kinesisPort).close();
            try (Workplace elsewhere = place.set("server.port", "0").start()) {
                assertThat(new Poster(elsewhere.server()).post(order(1)).body()).isEqualTo(Poster.SUCCESS);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }

    @Test
    void warnsWhenStrangersCanSendMessages() throws Exception {
        try (Workplace place = place().set("server.host", "0.0.0.0");
                Log log = new Log()) {
            place.start().stop();
            assertThat(log.warnings()).singleElement().asString().contains("ingest.token");
            log.forget();
            place.set("ingest.token", "x").start();
            assertThat(log.warnings()).isEmpty();
        }
    }
}
