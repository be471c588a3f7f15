package io.headwater.kinesis;

import static io.headwater.kinesis.ScriptedKinesis.error;
import static io.headwater.kinesis.ScriptedKinesis.refusal;
import static io.headwater.kinesis.ScriptedKinesis.refusedRows;
import static io.headwater.kinesis.ScriptedKinesis.rows;
import static io.headwater.kinesis.ScriptedKinesis.text;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.publishing.Answer;
import io.headwater.publishing.Backoff;
import io.headwater.publishing.BatchPublisher;
import io.headwater.publishing.Delivery;
import io.headwater.publishing.DeliveryLog;
import io.headwater.publishing.Order;
import io.headwater.publishing.Patience;
import io.headwater.publishing.Refusal;
import io.headwater.publishing.Refusal.Kind;
import io.headwater.publishing.Row;
import io.headwater.publishing.SendingRules;
import io.headwater.publishing.StopSignal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What the sink makes of everything that can go wrong, through the real SDK's parsing. */
@Timeout(30)
class KinesisFaultsTest {
    private static final KinesisClients CLIENTS = new KinesisClients(2);
    private static ScriptedKinesis kinesis;
    private static KinesisSink sink;

    @BeforeAll
    static void start() throws IOException {
        kinesis = new ScriptedKinesis();
        sink = new KinesisSink(
                CLIENTS.client(kinesis.target()), "payments", kinesis.target(), KinesisSink.MAX_RECORDS, false);
    }

    @AfterAll
    static void stop() {
        CLIENTS.close();
        kinesis.close();
    }

    @BeforeEach
    void forget() {
        kinesis.forget();
        kinesis.listingShards(ScriptedKinesis.shards(List.of()));
    }

    private Answer send(List<Row> rows) throws Exception {
        return sink.send(rows).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private Refusal refusalOfAll(List<Row> rows) throws Exception {
        Answer answer = send(rows);
        assertThat(refusedRows(answer)).isEqualTo(rows);
        return refusal(answer);
    }

    @Test
    void tellsWhatEachErrorOfARequestMeans() throws Exception {
        Map<String, Kind> expected = Map.ofEntries(
                entry("400 ProvisionedThroughputExceededException", Kind.THROTTLED),
                entry("400 LimitExceededException", Kind.THROTTLED),
                entry("400 KMSThrottlingException", Kind.THROTTLED),
                entry("400 ThrottlingException", Kind.THROTTLED),
                entry("400 Throttling", Kind.THROTTLED),
                entry("503 RequestLimitExceeded", Kind.THROTTLED),
                entry("503 SlowDown", Kind.THROTTLED),
                entry("429 AnythingAtAll", Kind.THROTTLED),
                entry("500 InternalFailure", Kind.FAILED),
                entry("500 InternalFailureException", Kind.FAILED),
                entry("503 ServiceUnavailable", Kind.FAILED),
                entry("504 GatewayTimeout", Kind.FAILED),
                entry("408 RequestTimeout", Kind.FAILED),
                entry("400 ExpiredTokenException", Kind.HOPELESS),
                entry("400 RequestExpired", Kind.FAILED),
                entry("400 ResourceNotFoundException", Kind.HOPELESS),
                entry("400 AccessDeniedException", Kind.HOPELESS),
                entry("403 AccessDeniedException", Kind.HOPELESS),
                entry("400 UnrecognizedClientException", Kind.HOPELESS),
                entry("403 IncompleteSignature", Kind.HOPELESS),
                entry("400 ValidationException", Kind.HOPELESS),
                entry("400 InvalidArgumentException", Kind.HOPELESS),
                entry("400 KMSAccessDeniedException", Kind.HOPELESS),
                entry("400 KMSDisabledException", Kind.HOPELESS),
                entry("400 KMSInvalidStateException", Kind.HOPELESS),
                entry("400 KMSNotFoundException", Kind.HOPELESS),
                entry("413 RequestEntityTooLarge", Kind.TOO_LARGE));
        Map<String, Kind> seen = new LinkedHashMap<>();
        for (String answer : expected.keySet()) {
            String type = answer.substring(4);
            kinesis.then(error(Integer.parseInt(answer.substring(0, 3)), type));

            Refusal refusal = refusalOfAll(rows(2));

            seen.put(answer, refusal.kind());
            assertThat(refusal.detail()).startsWith(type + ": says " + type);
        }
        assertThat(seen).containsExactlyInAnyOrderEntriesOf(expected);
        assertThat(kinesis.calls()).as("the SDK retries nothing itself").hasSameSizeAs(expected.keySet());
    }

    @Test
    void missingCredentialsAreSaidAtOnceAndLongAdviceIsCut() {
        Refusal missing = KinesisErrors.ofRequest(SdkClientException.create(
                "Unable to load credentials from any of the providers in the chain AwsCredentialsProviderChain(…)"));
        Refusal advice = KinesisErrors.ofRequest(SdkClientException.create("Try this. ".repeat(1000)));

        assertThat(missing.kind()).isEqualTo(Kind.HOPELESS);
        assertThat(missing.detail()).startsWith("no AWS credentials were found");
        assertThat(advice.kind()).isEqualTo(Kind.FAILED);
        assertThat(advice.detail()).hasSizeLessThan(250);
    }

    @Test
    void anAnswerThatIsNotOfKinesisIsTakenByItsStatus() throws Exception {
        kinesis.then(
                text(403, "<h1>The proxy forbids it</h1>"),
                text(404, ""),
                text(429, "slower"),
                text(502, "<h1>Bad gateway</h1>"),
                text(500, ""));

        Refusal forbidden = refusalOfAll(rows(1));
        assertThat(forbidden.kind()).isEqualTo(Kind.HOPELESS);
        assertThat(forbidden.detail()).startsWith("HTTP 403: ");
        assertThat(refusalOfAll(rows(1)).kind()).isEqualTo(Kind.HOPELESS);
        assertThat(refusalOfAll(rows(1)).kind()).isEqualTo(Kind.THROTTLED);
        assertThat(refusalOfAll(rows(1)).kind()).isEqualTo(Kind.FAILED);
        assertThat(refusalOfAll(rows(1)).kind()).isEqualTo(Kind.FAILED);
    }

    @Test
    void anAnswerThatCannotBeReadProvesNothing() throws Exception {
        kinesis.then(
                text(200, "<h1>Log in to the hotel's network</h1>"),
                text(200, ""),
                ScriptedKinesis.cutOff(),
                ScriptedKinesis.ok(Map.of()),
                ScriptedKinesis.ok(Map.of("FailedRecordCount", 0)));

        for (int i = 0; i < 5; i++) {
            assertThat(refusalOfAll(rows(3)).kind()).isEqualTo(Kind.FAILED);
        }
    }

    @Test
    void aLostConnectionIsAFailure() throws Exception {
        kinesis.then(ScriptedKinesis.resets());

        assertThat(refusalOfAll(rows(3)).kind()).isEqualTo(Kind.FAILED);
    }

    @Test
    void nobodyListeningIsAFailure() throws Exception {
        int port;
        try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = nobody.getLocalPort();
        }
        KinesisTarget target = new KinesisTarget(
                "us-west-2", Optional.of(URI.create("http://127.0.0.1:" + port)), new KinesisCredentials.MadeUp());
        KinesisSink toNobody =
                new KinesisSink(CLIENTS.client(target), "payments", target, KinesisSink.MAX_RECORDS, false);

        Answer answer = toNobody.send(rows(2)).toCompletableFuture().get(20, TimeUnit.SECONDS);

        assertThat(refusal(answer).kind()).isEqualTo(Kind.FAILED);
        assertThat(refusal(answer).detail()).contains("Connection refused");
    }

    @Test
    void refusesTheRecordsThatFailedAndOnlyThose() throws Exception {
        List<Row> rows = rows(6);
        kinesis.then(
                kinesis.puts(Map.of(
                        0, "ProvisionedThroughputExceededException", 5, "ProvisionedThroughputExceededException")),
                kinesis.puts(Map.of(1, "InternalFailure", 2, "ProvisionedThroughputExceededException")),
                kinesis.puts(Map.of()));

        Answer throttled = send(rows);
        Answer failed = send(rows);
        Answer taken = send(rows);

        assertThat(refusedRows(throttled)).containsExactly(rows.get(0), rows.get(5));
        assertThat(refusal(throttled).kind()).isEqualTo(Kind.THROTTLED);
        assertThat(refusal(throttled).detail()).isEqualTo("ProvisionedThroughputExceededException: record 0");
        assertThat(refusedRows(failed)).containsExactly(rows.get(1), rows.get(2));
        assertThat(refusal(failed).kind()).isEqualTo(Kind.FAILED);
        assertThat(taken.refused()).isEmpty();
    }

    @Test
    void aListOfResultsThatDoesNotMatchTheRequestProvesNothing() throws Exception {
        Map<String, String> stored = Map.of("SequenceNumber", "491", "ShardId", "shardId-000000000000");
        kinesis.then(
                ScriptedKinesis.ok(Map.of("FailedRecordCount", 0, "Records", List.of(stored, stored))),
                ScriptedKinesis.ok(Map.of("FailedRecordCount", 0, "Records", List.of(stored, stored, stored, stored))));

        assertThat(refusalOfAll(rows(3)).detail())
                .isEqualTo("2 results for 3 records: which of them are stored is not known");
        assertThat(refusalOfAll(rows(3)).kind()).isEqualTo(Kind.FAILED);
    }

    @Test
    void aRecordWithNeitherASequenceNumberNorAnErrorIsNotStored() throws Exception {
        kinesis.then(ScriptedKinesis.ok(Map.of(
                "FailedRecordCount",
                0,
                "Records",
                List.of(Map.of("SequenceNumber", "491", "ShardId", "shardId-000000000000"), Map.of()))));
        List<Row> rows = rows(2);

        Answer answer = send(rows);

        assertThat(refusedRows(answer)).containsExactly(rows.get(1));
        assertThat(answer.stored()).containsExactly(new Answer.Stored(rows.get(0), "shardId-000000000000", "491"));
        assertThat(refusal(answer).kind()).isEqualTo(Kind.FAILED);
    }

    @Test
    void publishedThroughAllOfThatEachRowIsStoredOnce() throws Exception {
        kinesis.then(
                kinesis.puts(Map.of(1, "ProvisionedThroughputExceededException", 3, "InternalFailure")),
                error(500, "InternalFailure"),
                ScriptedKinesis.resets(),
                error(400, "ProvisionedThroughputExceededException"),
                kinesis.puts(Map.of(0, "InternalFailure")),
                kinesis.puts(Map.of()));

        Delivery delivery = publish(rows(5));

        assertThat(kinesis.puts()).containsExactly("0 1 2 3 4", "1 3", "1 3", "1 3", "1 3", "1");
        assertThat(kinesis.stored()).containsExactlyInAnyOrder("0", "1", "2", "3", "4");
        assertThat(delivery.rowsAcknowledged()).isEqualTo(5);
    }

    @Test
    void whatMayHaveBeenStoredIsSentAgainRatherThanLost() throws Exception {
        kinesis.then(kinesis.storesAndResets(), kinesis.puts(Map.of()));

        Delivery delivery = publish(rows(2));

        assertThat(kinesis.stored()).containsExactly("0", "1", "0", "1");
        assertThat(delivery.rowsAcknowledged()).isEqualTo(2);
    }

    private Delivery publish(List<Row> rows) throws InterruptedException {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try {
            Delivery delivery = new Delivery("a.csv", DeliveryLog.none());
            new BatchPublisher(
                            sink,
                            new SendingRules(
                                    Order.NONE,
                                    1,
                                    new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), new Random(1)),
                                    new Patience(Duration.ofHours(1), System::nanoTime)),
                            new StopSignal(),
                            timer)
                    .publishAndWait(delivery.open(rows));
            return delivery;
        } finally {
            timer.shutdownNow();
        }
    }
}
