package io.headwater.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.kinesis.StreamReader.StreamRecord;
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
        return new KinesisSink(client, stream, target)
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

        assertThat(send("rows", rows)).isEqualTo(Answer.allTaken());

        List<StreamRecord> stored = readToTheTip(new StreamReader(client, "rows", false));
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
        byte[] data = new byte[(int) KinesisSink.MAX_RECORD_BYTES - 1];
        new Random(1).nextBytes(data);
        List<Row> rows = List.copyOf(java.util.Collections.nCopies(12, new Row(data, "k", 0)));
        List<List<Row>> requests =
                new KinesisSink(client, "large", target).limits().cut(rows);

        assertThat(requests).extracting(List::size).containsExactly(9, 3);
        assertThat(send("large", requests.get(0))).isEqualTo(Answer.allTaken());
    }

    @Test
    void anUnknownStreamIsHopelessAndNamed() throws Exception {
        List<Row> rows = List.of(row("k", "1"));

        Answer answer = send("nowhere", rows);

        assertThat(answer.refused()).isEqualTo(rows);
        assertThat(answer.refusal().orElseThrow().kind()).isEqualTo(Kind.HOPELESS);
        assertThat(answer.refusal().orElseThrow().detail()).contains("ResourceNotFoundException", "nowhere");
    }

    @Test
    void aRecordThatIsTooLargeIsHopeless() throws Exception {
        kinesis.createStream("limits", 1);

        Answer answer = send("limits", List.of(new Row(new byte[(int) KinesisSink.MAX_RECORD_BYTES], "k", 0)));

        assertThat(answer.refusal().orElseThrow().kind()).isEqualTo(Kind.HOPELESS);
    }

    @Test
    void aRowWithoutAKeyIsHopeless() throws Exception {
        kinesis.createStream("keyless", 1);

        assertThat(send("keyless", List.of(row("", "1")))
                        .refusal()
                        .orElseThrow()
                        .kind())
                .isEqualTo(Kind.HOPELESS);
    }

    @Test
    void messagesNameStreamAndPlace() {
        assertThat(new KinesisSink(client, "rows", target).name())
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
