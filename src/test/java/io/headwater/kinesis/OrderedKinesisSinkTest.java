package io.headwater.kinesis;

import static io.headwater.kinesis.ScriptedKinesis.error;
import static io.headwater.kinesis.ScriptedKinesis.ok;
import static io.headwater.kinesis.ScriptedKinesis.refusal;
import static io.headwater.kinesis.ScriptedKinesis.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.kinesis.ScriptedKinesis.Call;
import io.headwater.kinesis.ScriptedKinesis.Reply;
import io.headwater.kinesis.ScriptedKinesis.Shard;
import io.headwater.publishing.Answer;
import io.headwater.publishing.Refusal.Kind;
import io.headwater.publishing.Row;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Record after record, each behind the one before it. */
@Timeout(30)
class OrderedKinesisSinkTest {
    private static final KinesisClients CLIENTS = new KinesisClients(2);
    private static final String LAST =
            BigInteger.TWO.pow(128).subtract(BigInteger.ONE).toString();
    private static final ScriptedKinesis KINESIS = ScriptedKinesis.start();

    private final OrderedKinesisSink sink =
            new OrderedKinesisSink(CLIENTS.client(KINESIS.target()), "payments", KINESIS.target());

    @AfterAll
    static void stop() {
        CLIENTS.close();
        KINESIS.close();
    }

    @BeforeEach
    void forget() {
        KINESIS.forget();
        KINESIS.listingShards(ScriptedKinesis.shards(List.of(new Shard("shard", "0", LAST, false))));
    }

    private Answer send(Row row) throws Exception {
        return sink.send(List.of(row)).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static Reply storedAs(String shard, String number) {
        return ok(Map.of("ShardId", shard, "SequenceNumber", number));
    }

    /** What each call asked to be put behind; empty: nothing. */
    private static List<String> behind() {
        return KINESIS.calls().stream()
                .map(Call::body)
                .map(body -> body.path("SequenceNumberForOrdering").asText(""))
                .toList();
    }

    @Test
    void eachRecordIsPutBehindTheOneBeforeIt() throws Exception {
        KINESIS.then(storedAs("shard", "491"), storedAs("shard", "492"), storedAs("shard", "493"));

        List<Row> rows = rows(3);
        for (Row row : rows) {
            Answer answer = send(row);
            assertThat(answer.refused()).isEmpty();
            assertThat(answer.stored()).extracting(Answer.Stored::row).containsExactly(row);
        }

        assertThat(KINESIS.calls()).extracting(Call::action).containsOnly("PutRecord");
        assertThat(behind()).containsExactly("", "491", "492");
    }

    @Test
    void aRequestHasOneRowAndAllRowsWaitTogether() {
        assertThat(sink.limits().maxRows()).isEqualTo(1);
        assertThat(sink.keepsOrderInRequest()).isFalse();
        assertThat(rows(20)).extracting(sink::shardOf).containsOnly("");
    }

    @Test
    void theFirstRecordInTheChildOfASplitIsPutBehindNothing() throws Exception {
        KINESIS.then(storedAs("shard", "491"), storedAs("child", "101"), storedAs("child", "102"));
        send(rows(1).get(0));
        send(rows(1).get(0));
        KINESIS.listingShards(ScriptedKinesis.shards(List.of(new Shard("child", "0", LAST, false))));
        OrderedKinesisSink later =
                new OrderedKinesisSink(CLIENTS.client(KINESIS.target()), "payments", KINESIS.target());

        later.send(rows(1)).toCompletableFuture().get(20, TimeUnit.SECONDS);

        assertThat(behind()).containsExactly("", "491", "");
    }

    @Test
    void whatIsThrottledOrFailsIsPutBehindTheSameRecordAgain() throws Exception {
        KINESIS.then(
                storedAs("shard", "491"),
                error(400, "ProvisionedThroughputExceededException"),
                error(500, "InternalFailure"),
                storedAs("shard", "492"));
        send(rows(1).get(0));

        assertThat(refusal(send(rows(1).get(0))).kind()).isEqualTo(Kind.THROTTLED);
        assertThat(refusal(send(rows(1).get(0))).kind()).isEqualTo(Kind.FAILED);
        assertThat(send(rows(1).get(0)).refused()).isEmpty();

        assertThat(behind()).containsExactly("", "491", "491", "491");
    }

    @Test
    void aNumberThatTheStreamDoesNotKnowIsForgotten() throws Exception {
        KINESIS.then(storedAs("shard", "491"), error(400, "InvalidArgumentException"), storedAs("shard", "1"));
        send(rows(1).get(0));

        assertThat(refusal(send(rows(1).get(0))).kind()).isEqualTo(Kind.HOPELESS);
        assertThat(send(rows(1).get(0)).refused()).isEmpty();

        assertThat(behind()).containsExactly("", "491", "");
    }

    @Test
    void withoutKnowingTheShardsRecordsAreStillPutOneByOne() throws Exception {
        KINESIS.listingShards(error(400, "AccessDeniedException"));
        KINESIS.then(storedAs("shard", "491"), storedAs("shard", "492"));

        send(rows(1).get(0));
        Answer answer = send(rows(1).get(0));

        assertThat(answer.refused()).isEmpty();
        assertThat(behind()).containsExactly("", "");
    }
}
