package io.headwater.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Edits of the routes while Headwater runs. */
class RouteReloadTest {
    private static final String OTHER = "other-stream";

    @TempDir
    Path folder;

    private Workplace place() throws Exception {
        return new Workplace(folder).set("kinesis.local.streams", OTHER);
    }

    private static void sendToTheOtherStream(Workplace place) throws Exception {
        place.edit("publish-to-kinesis", before -> before.replace("\"{{kinesis.stream}}\"", OTHER));
    }

    @Test
    void putsAnEditIntoEffectForTheNextFile() throws Exception {
        try (Workplace place = place().start();
                Tap tap = place.tap();
                Tap other = new Tap(place.kinesis(), OTHER);
                Log log = new Log()) {
            place.drop("a.csv", Rows.csv(0, 3));
            place.awaitArchived("a.csv");
            sendToTheOtherStream(place);
            log.awaitMessage("reloaded: publish-to-kinesis");
            place.drop("b.csv", Rows.csv(3, 6));
            place.awaitArchived("b.csv");

            assertThat(tap.numbers()).containsExactlyInAnyOrder(0, 1, 2);
            assertThat(other.numbers()).containsExactlyInAnyOrder(3, 4, 5);
            assertThat(log.errors()).isEmpty();
            assertThat(log.warnings()).isEmpty();
        }
    }

    enum BadEdit {
        NOT_YAML("- route: ["),
        EMPTY(""),
        NO_ROUTE("- foo: bar\n"),
        UNKNOWN_FIELD("- route:\n    id: publish-to-kinesis\n    form:\n      uri: direct:publish-to-kinesis\n"),
        UNKNOWN_BEAN(route("- bean: {ref: noSuchBean, method: publish}")),
        UNKNOWN_METHOD(route("- bean: {ref: archive, method: noSuchMethod}")),
        UNKNOWN_OPTION(route("- to: {uri: aws2-kinesis, parameters: {streamName: x, noSuchOption: 1}}")),
        UNKNOWN_COMPONENT(route("- to: {uri: \"no-such-component:x\"}")),
        UNKNOWN_PROPERTY(route("- to: {uri: aws2-kinesis, parameters: {streamName: \"{{no.such.key}}\"}}"));

        private final String text;

        BadEdit(String text) {
            this.text = text;
        }

        private static String route(String step) {
            return """
                    - route:
                        id: publish-to-kinesis
                        from:
                          uri: direct:publish-to-kinesis
                          steps:
                            %s
                    """.formatted(step);
        }
    }

    @ParameterizedTest
    @EnumSource
    void reportsABadEditAndRunsOnAsBefore(BadEdit edit) throws Exception {
        try (Workplace place = place().start();
                Tap tap = place.tap();
                Tap other = new Tap(place.kinesis(), OTHER);
                Log log = new Log()) {
            String good = Files.readString(place.route("publish-to-kinesis"));
            Files.writeString(place.route("publish-to-kinesis"), edit.text);
            log.awaitMessage("publish-to-kinesis.camel.yaml cannot be used");
            place.drop("a.csv", Rows.csv(0, 3));
            place.awaitArchived("a.csv");
            assertThat(tap.numbers()).containsExactlyInAnyOrder(0, 1, 2);
            assertThat(log.errors()).hasSize(1);
            assertThat(log.hasTrace()).isFalse();

            Files.writeString(place.route("publish-to-kinesis"), good);
            sendToTheOtherStream(place);
            log.awaitMessage("reloaded: publish-to-kinesis");
            place.drop("b.csv", Rows.csv(3, 6));
            place.awaitArchived("b.csv");
            assertThat(other.numbers()).containsExactlyInAnyOrder(3, 4, 5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"publish-files", "publish-to-kinesis"})
    void losesAndRepeatsNothingWhenARouteIsEditedInTheMiddleOfAFile(String route) throws Exception {
        try (Workplace place = place().set("publish.batch-size", "10")
                        .set("publish.in-flight", "1")
                        .start();
                Tap tap = place.tap();
                Log log = new Log()) {
            place.drop("rows.csv", Rows.csv(0, 5_000));
            tap.awaitRecords(100);
            place.edit(route, before -> before.replace("description: ", "description: Edited. "));
            log.awaitMessage("reloaded: " + route);
            place.awaitArchived("rows.csv");
            assertThat(tap.numbers()).containsExactlyInAnyOrderElementsOf(Rows.numbers(0, 5_000));
            assertThat(log.errors()).isEmpty();
        }
    }

    @Test
    void putsAnEditOfThePolicyForAllRoutesIntoEffectInPlaceOfTheOldOne() throws Exception {
        try (Workplace place = place().start();
                Tap tap = place.tap();
                Log log = new Log()) {
            for (String word : List.of("Alas", "Oh no")) {
                place.edit("failures", before -> before.replaceAll("message: \".*\\$", "message: \"" + word + ": \\$"));
                log.awaitMessage("failures.camel.yaml reloaded");
                log.forget();
                Path bad = place.drop("bad.csv", "A,A\n1,2\n");
                log.awaitMessage(word + ": ");
                assertThat(log.errors()).allSatisfy(line -> assertThat(line).startsWith(word));
                Files.delete(bad);
            }
            place.drop("a.csv", Rows.csv(0, 3));
            place.awaitArchived("a.csv");
            assertThat(tap.numbers()).containsExactlyInAnyOrder(0, 1, 2);
        }
    }

    @Test
    void takesInARouteFileThatIsNew() throws Exception {
        try (Workplace place = place().start();
                Log log = new Log()) {
            Files.writeString(place.route("say-hello"), """
                    - route:
                        id: say-hello
                        from:
                          uri: timer:hello
                          parameters:
                            repeatCount: 1
                            delay: 0
                          steps:
                            - log:
                                logName: headwater
                                message: Hello from a new route
                    """);
            log.awaitMessage("Hello from a new route");
            assertThat(log.errors()).isEmpty();
            assertThat(place.camel().getRoutes().stream()
                            .map(running -> running.getRouteId())
                            .toList())
                    .containsAll(List.of("publish-files", "publish-to-kinesis", "say-hello"));
        }
    }

    @Test
    void losesAndRepeatsNothingWhenTheFileTakesLongerThanTheTimeToStop() throws Exception {
        CountDownLatch edited = new CountDownLatch(1);
        try (HttpReceiver receiver = new HttpReceiver((n, body) -> {
                    if (n > 5) {
                        edited.await();
                    }
                    return HttpReceiver.Reply.of(200);
                });
                Workplace place = new Workplace(folder)
                        .set("publish.to", "http")
                        .set("http.url", receiver.url())
                        .set("publish.batch-size", "10");
                Log log = new Log()) {
            Files.writeString(folder.resolve("application.properties"), "camel.main.shutdown-timeout=1\n");
            place.start();
            place.drop("rows.csv", Rows.csv(0, 1_000));
            Await.until(
                    () -> receiver.requests().size() >= 5,
                    () -> receiver.requests().size() + " requests");
            place.edit("publish-files", before -> before.replace("description: ", "description: Edited. "));
            log.awaitMessage("reloaded: publish-files");
            edited.countDown();
            place.awaitArchived("rows.csv");
            assertThat(receiver.acknowledgedNumbers()).containsExactlyInAnyOrderElementsOf(Rows.numbers(0, 1_000));
            assertThat(place.archived()).containsExactly("rows.csv");
            assertThat(log.hasTrace()).isFalse();
        }
    }

    @Test
    void sendsNothingAgainWhenTheLastStepOutlastsTheTimeToStop() throws Exception {
        CountDownLatch edited = new CountDownLatch(1);
        CountDownLatch arrived = new CountDownLatch(2);
        try (HttpReceiver receiver = new HttpReceiver((n, body) -> {
                    arrived.countDown();
                    edited.await();
                    return HttpReceiver.Reply.of(200);
                });
                Workplace place = new Workplace(folder)
                        .set("publish.to", "http")
                        .set("http.url", receiver.url())
                        .set("publish.batch-size", "10");
                Log log = new Log()) {
            Files.writeString(folder.resolve("application.properties"), "camel.main.shutdown-timeout=1\n");
            place.start();
            place.drop("rows.csv", Rows.csv(0, 20));
            arrived.await();
            place.edit("publish-files", before -> before.replace("description: ", "description: Edited. "));
            log.awaitMessage("reloaded: publish-files");
            edited.countDown();
            place.awaitArchived("rows.csv");
            assertThat(receiver.acknowledgedNumbers()).containsExactlyInAnyOrderElementsOf(Rows.numbers(0, 20));
        }
    }

    @Test
    void stopsWhatABadEditHadStartedAlready() throws Exception {
        try (Workplace place = place().start();
                Log log = new Log()) {
            place.edit("publish-to-kinesis", before -> """
                    - route:
                        id: begun
                        from:
                          uri: timer:begun
                          steps:
                            - to: log:nowhere
                    - route:
                        id: broken
                        from:
                          uri: direct:broken
                          steps:
                            - bean: {ref: noSuchBean, method: publish}
                    """);
            log.awaitMessage("publish-to-kinesis.camel.yaml cannot be used");
            place.drop("a.csv", Rows.csv(0, 3));
            place.awaitArchived("a.csv");
            // It is said first, and put right then.
            Await.until(
                    () -> ids(place).contains("publish-to-kinesis")
                            && !ids(place).contains("begun"),
                    () -> ids(place).toString());
            assertThat(ids(place)).doesNotContain("broken");
        }
    }

    private static List<String> ids(Workplace place) {
        return place.camel().getRoutes().stream().map(Route::getRouteId).toList();
    }
}
