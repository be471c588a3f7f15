package io.headwater.kinesis;

import static io.headwater.kinesis.ScriptedKinesis.refusal;
import static io.headwater.kinesis.ScriptedKinesis.refusedRows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.kinesislocal.LocalKinesis;
import io.headwater.kinesislocal.LocalKinesisConfig;
import io.headwater.publishing.Answer;
import io.headwater.publishing.Refusal.Kind;
import io.headwater.publishing.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;

/** Writing to a stream and reading it back. */
@Timeout(30)
class KinesisSinkTest {
    private static LocalKinesis kinesis;
    private static KinesisClients clients;
    private static KinesisTarget target;
    private static KinesisAsyncClient client;

    @BeforeAll
    static void start() {
        kinesis = LocalKinesis.start(LocalKinesisConfig.defaults().withPort(0).withoutShardLimits());
        clients = new KinesisClients(4);
        target = new KinesisTarget("us-west-2", Optional.of(kinesis.endpoint()), new KinesisCredentials.MadeUp());
        client = clients.client(target);
    }

    @AfterAll
    static void stop() {
        clients.close();
        kinesis.close();
    }

    private static Answer send(String stream, List<Row> rows) throws Exception {
        return new KinesisSink(client, stream, target, KinesisSink.MAX_RECORDS, false)
                .send(rows)
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private static List<StreamRecord> readToTheTip(StreamReader reader) {
        List<StreamRecord> records = new ArrayList<>();
        while (reader.poll(records::add)) {
            // There is more.
        }
        return records;
    }

    private static String text(StreamRecord stored) {
        return stored.partitionKey() + "="
                + StandardCharsets.UTF_8.decode(stored.data().duplicate());
    }

    private static Row row(String key, String data) {
        return new Row(data.getBytes(StandardCharsets.UTF_8), key, 0);
    }

    @Test
    void everyRowIsStoredWithItsOwnKeyAndBytesOverAllShards() throws Exception {
        kinesis.createStream("rows", 4);
        List<Row> rows = IntStream.range(0, 500)
                .mapToObj(i -> row("küfe-" + i, "{\"n\":" + i + "}"))
                .toList();

        Answer answer = send("rows", rows);

        assertThat(answer.refused()).isEmpty();
        List<StreamRecord> stored = readToTheTip(new StreamReader(client, "rows", false));
        assertThat(answer.stored())
                .extracting(each -> each.row().partitionKey() + " " + each.shard() + " " + each.sequenceNumber())
                .containsExactlyInAnyOrderElementsOf(stored.stream()
                        .map(each -> each.partitionKey() + " " + each.shard() + " " + each.sequenceNumber())
                        .toList());
        assertThat(stored)
                .extracting(KinesisSinkTest::text)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 500)
                        .mapToObj(i -> "küfe-" + i + "={\"n\":" + i + "}")
                        .toList());
        Set<String> shards = new HashSet<>();
        stored.forEach(each -> shards.add(each.shard()));
        assertThat(shards).hasSize(4);
    }

    @Test
    void rowsOfOneKeyAreReadInTheOrderSent() throws Exception {
        kinesis.createStream("ordered", 2);
        send("ordered", IntStream.range(0, 100).mapToObj(i -> row("k", "" + i)).toList());
        send(
                "ordered",
                IntStream.range(100, 200).mapToObj(i -> row("k", "" + i)).toList());

        assertThat(readToTheTip(new StreamReader(client, "ordered", false)))
                .extracting(KinesisSinkTest::text)
                .containsExactlyElementsOf(
                        IntStream.range(0, 200).mapToObj(i -> "k=" + i).toList());
    }

    @Test
    void aRequestAtTheLimitsOfTheSinkIsTaken() throws Exception {
        kinesis.createStream("large", 1);
        long most = new KinesisSink(client, "large", target, KinesisSink.MAX_RECORDS, false)
                .limits()
                .maxBytes();
        byte[] data = new byte[(int) (most / 10) - 1];
        new Random(1).nextBytes(data);
        List<Row> rows =
                IntStream.range(0, 10).mapToObj(i -> new Row(data, "k", i)).toList();

        assertThat(send("large", rows).refused()).isEmpty();
    }

    @Test
    void anUnknownStreamIsHopelessAndNamed() throws Exception {
        List<Row> rows = List.of(row("k", "1"));

        Answer answer = send("nowhere", rows);

        assertThat(refusedRows(answer)).isEqualTo(rows);
        assertThat(refusal(answer).kind()).isEqualTo(Kind.HOPELESS);
        assertThat(refusal(answer).detail()).contains("ResourceNotFoundException", "nowhere");
    }

    @Test
    void aRecordThatIsTooLargeMakesItsRequestTooLarge() throws Exception {
        kinesis.createStream("limits", 1);
        Row large = new Row(new byte[(int) RecordMaximum.DEFAULT_BYTES], "k", 0);

        assertThat(refusal(send("limits", List.of(large))).kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(refusal(send("limits", List.of(row("k", "1"), large))).kind())
                .isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void aKeyThatIsTooShortOrTooLongIsTheFaultOfItsRow() throws Exception {
        kinesis.createStream("keyless", 1);

        assertThat(refusal(send("keyless", List.of(row("", "1")))).kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(refusal(send("keyless", List.of(row("k".repeat(257), "1")))).kind())
                .isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void aStreamNameThatIsTooLongIsTheFaultOfNoRow() throws Exception {
        assertThat(refusal(send("s".repeat(129), List.of(row("k", "1")))).kind())
                .isEqualTo(Kind.HOPELESS);
    }

    @Test
    void messagesNameStreamAndPlace() {
        assertThat(new KinesisSink(client, "rows", target, KinesisSink.MAX_RECORDS, false).name())
                .isEqualTo("stream 'rows' (" + kinesis.endpoint() + ")");
        assertThat(new KinesisTarget("eu-west-1", Optional.empty(), new KinesisCredentials.DefaultChain()).name())
                .isEqualTo("AWS eu-west-1");
    }

    @Test
    void clientsAreSharedBetweenEqualTargetsOnly() {
        KinesisTarget equal =
                new KinesisTarget("us-west-2", Optional.of(kinesis.endpoint()), new KinesisCredentials.MadeUp());
        KinesisTarget other =
                new KinesisTarget("eu-west-1", Optional.of(kinesis.endpoint()), new KinesisCredentials.MadeUp());

        assertThat(clients.client(equal)).isSameAs(client);
        assertThat(clients.client(other)).isNotSameAs(client);
    }

    @Test
    void keysDoNotShowTheirSecret() {
        assertThat(new KinesisCredentials.Keys("AKIA", "hush", Optional.of("hush-hush")))
                .asString()
                .contains("AKIA")
                .doesNotContain("hush");
    }

    @Test
    void onlyNewBeginsWithWhatIsPutAfterTheFirstPoll() throws Exception {
        kinesis.createStream("tail", 3);
        send("tail", List.of(row("a", "earlier"), row("b", "earlier")));
        StreamReader reader = new StreamReader(client, "tail", true);
        assertThat(readToTheTip(reader)).isEmpty();

        send("tail", List.of(row("a", "later"), row("b", "later")));

        assertThat(readToTheTip(reader))
                .extracting(KinesisSinkTest::text)
                .containsExactlyInAnyOrder("a=later", "b=later");
        assertThat(readToTheTip(reader)).isEmpty();
    }

    @Test
    void readingAStreamThatIsNotThereSaysSo() {
        StreamReader reader = new StreamReader(client, "absent", false);

        assertThatThrownBy(() -> reader.poll(each -> {}))
                .isInstanceOf(StreamException.class)
                .hasMessageStartingWith("Reading stream 'absent': ")
                .hasMessageContaining("not found");
    }
}
