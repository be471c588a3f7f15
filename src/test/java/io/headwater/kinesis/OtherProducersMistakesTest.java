package io.headwater.kinesis;

import static io.headwater.kinesis.ScriptedKinesis.refusedRows;
import static io.headwater.kinesis.ScriptedKinesis.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.headwater.publishing.Answer;
import io.headwater.publishing.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What well-known producers get wrong in talking to Kinesis, mistake by mistake. */
@Timeout(30)
class OtherProducersMistakesTest {
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
    }

    private static Answer send(List<Row> rows) throws Exception {
        return sink.send(rows).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void silentLoss_anAnswerWithStatus200TakenForSuccessOfEachRecord() throws Exception {
        List<Row> rows = rows(3);
        kinesis.then(
                kinesis.puts(Map.of(0, "InternalFailure", 1, "InternalFailure", 2, "InternalFailure")),
                ScriptedKinesis.ok(Map.of("FailedRecordCount", 0)));

        assertThat(refusedRows(send(rows))).isEqualTo(rows);
        assertThat(refusedRows(send(rows))).isEqualTo(rows);
    }

    @Test
    void duplicates_theSdkSendsTheWholeRequestAgainByItself() throws Exception {
        kinesis.then(ScriptedKinesis.error(500, "InternalFailure"), kinesis.puts(Map.of()));

        send(rows(3));

        assertThat(kinesis.calls()).hasSize(1);
    }

    @Test
    void hotShards_onePartitionKeyForTheWholeBatch() throws Exception {
        kinesis.then(kinesis.puts(Map.of()));

        send(rows(3));

        List<String> keys = new ArrayList<>();
        for (JsonNode entry : kinesis.calls().get(0).body().path("Records")) {
            keys.add(entry.path("PartitionKey").asText());
        }
        assertThat(keys).containsExactly("k0", "k1", "k2");
    }

    @Test
    void nativeBinaries_thatCannotTalkToAPlainHttpServer() throws Exception {
        kinesis.then(kinesis.puts(Map.of()));

        assertThat(kinesis.target().endpoint().orElseThrow().getScheme()).isEqualTo("http");
        assertThat(send(rows(1)).refused()).isEmpty();
        assertThatThrownBy(() -> Class.forName("software.amazon.awssdk.crt.CRT"))
                .as("a client made of native code")
                .isInstanceOf(ClassNotFoundException.class);
    }
}
