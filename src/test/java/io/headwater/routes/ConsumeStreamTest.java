package io.headwater.routes;

import static io.headwater.routes.DeliveredStream.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.kinesis.RecordBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code from: aws2-kinesis} in routes of one's own. */
@Timeout(90)
class ConsumeStreamTest {
    @TempDir
    Path folder;

    private static final String ROUTE = """
            - route:
                id: mine
                from:
                  uri: aws2-kinesis
                  parameters:
                    streamName: workshop_stream_1
                    initialDelay: 0
                    delay: 50
                    %s
                  steps:
                    - %s
            """;

    private Workplace place(DeliveredStream stream, String options, String step) throws Exception {
        Workplace place = new Workplace(folder)
                .set("kinesis.endpoint", stream.kinesis().endpoint().toString());
        Files.writeString(folder.resolve("routes/mine.camel.yaml"), ROUTE.formatted(options, step));
        return place;
    }

    @Test
    void aBatchIsPostedAsLinesAndComesAgainUntilItIsTaken() throws Exception {
        try (DeliveredStream stream = new DeliveredStream(2);
                HttpReceiver receiver =
                        new HttpReceiver((request, body) -> HttpReceiver.Reply.of(request <= 3 ? 500 : 200));
                Workplace place = place(
                        stream, "maxResultsPerRequest: 50", "to: { id: send, uri: \"" + receiver.url() + "\" }")) {
            stream.put(0, 300);
            place.start();
            Await.until(
                    () -> lines(receiver).size() >= 300, () -> lines(receiver).size() + " lines");
            assertThat(lines(receiver)).containsExactlyInAnyOrderElementsOf(rows(0, 300));
        }
    }

    private static List<String> lines(HttpReceiver receiver) {
        return receiver.requests().stream()
                .filter(HttpReceiver.Request::isAcknowledged)
                .flatMap(request -> request.body().lines())
                .toList();
    }

    @Test
    void aRouteFromStreamToStreamKeepsTheKeys() throws Exception {
        try (DeliveredStream stream = new DeliveredStream(2)) {
            stream.kinesis().createStream("copy", 1);
            try (Workplace place = place(
                                    stream,
                                    "region: us-west-2",
                                    "to: { id: put, uri: aws2-kinesis, parameters: { streamName: copy } }")
                            .start();
                    Tap tap = new Tap(stream.kinesis().endpoint(), "copy")) {
                stream.put(0, 300);
                tap.awaitRecords(300);
                assertThat(place.camel().getRoute("mine")).isNotNull();
                assertThat(tap.records()).allMatch(record -> record.data()
                        .asUtf8String()
                        .equals(DeliveredStream.row(Integer.parseInt(record.partitionKey()))));
                assertThat(tap.texts()).containsExactlyInAnyOrderElementsOf(rows(0, 300));
            }
        }
    }

    /** Takes batches, and fails now and then. */
    public static final class Taker {
        final List<String> taken = Collections.synchronizedList(new ArrayList<>());
        final AtomicInteger calls = new AtomicInteger();

        public void take(Exchange exchange) throws IOException {
            if (calls.incrementAndGet() % 3 == 0) {
                throw new IOException("not now");
            }
            RecordBatch batch = exchange.getMessage().getBody(RecordBatch.class);
            assertThat(exchange.getMessage().getHeader("CamelAwsKinesisShardId"))
                    .isEqualTo(batch.shard().id());
            assertThat(exchange.getMessage().getHeader("CamelAwsKinesisRecordCount"))
                    .isEqualTo(batch.records().size());
            taken.addAll(exchange.getMessage().getBody(String.class).lines().toList());
        }
    }

    @Test
    void goesOnWhereItStoppedInOrderAndSkipsNothing() throws Exception {
        try (DeliveredStream stream = new DeliveredStream(1);
                Workplace place =
                        place(stream, "maxResultsPerRequest: 20", "bean: { id: take, ref: taker, method: take }")) {
            Files.writeString(
                    place.route("taker"), "- beans:\n    - name: taker\n      type: " + Taker.class.getName() + "\n");
            List<String> taken = new ArrayList<>();
            for (int run = 0; run < 3; run++) {
                stream.put(run * 100, run * 100 + 100);
                place.start();
                Taker taker = place.camel().getRegistry().lookupByNameAndType("taker", Taker.class);
                Await.until(() -> taker.taken.size() >= 100, () -> taker.taken.size() + " taken");
                place.stop();
                taken.addAll(taker.taken);
            }
            assertThat(taken).isEqualTo(rows(0, 300));
            assertThat(folder.resolve("state/mine.workshop_stream_1.position.json"))
                    .exists();
        }
    }

    @Test
    void saysWhatOptionsItCannotBeUsedWith() throws Exception {
        try (DeliveredStream stream = new DeliveredStream(1)) {
            assertRefused(
                    stream, "maxResultsPerRequest: 20000", "maxResultsPerRequest is 20000; it must be 1 to 10000");
            assertRefused(stream, "useKclConsumers: true", "useKclConsumers is true; it must be false");
            assertRefused(stream, "iteratorType: AT_TIMESTAMP", "messageTimestamp is ''; AT_TIMESTAMP needs one like");
            assertRefused(
                    stream,
                    "iteratorType: AFTER_SEQUENCE_NUMBER",
                    "there is no sequenceNumber for AFTER_SEQUENCE_NUMBER");
        }
    }

    private void assertRefused(DeliveredStream stream, String option, String why) throws Exception {
        try (Workplace place = place(stream, option, "log: { id: say, message: seen }")) {
            assertThatThrownBy(place::start).hasStackTraceContaining(why);
        }
    }
}
