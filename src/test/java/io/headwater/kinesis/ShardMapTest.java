package io.headwater.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.kinesis.ScriptedKinesis.Reply;
import io.headwater.kinesis.ScriptedKinesis.Shard;
import io.headwater.kinesislocal.LocalKinesis;
import io.headwater.kinesislocal.LocalKinesisConfig;
import io.headwater.publishing.Answer;
import io.headwater.publishing.Row;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which shard a key is thought to go to. */
@Timeout(30)
class ShardMapTest {
    private static final KinesisClients CLIENTS = new KinesisClients(2);
    private static final BigInteger END = BigInteger.TWO.pow(128);
    private static final String HALF = BigInteger.TWO.pow(127).toString();
    private static final String BEFORE_HALF =
            BigInteger.TWO.pow(127).subtract(BigInteger.ONE).toString();
    private static final String LAST = END.subtract(BigInteger.ONE).toString();
    private static final ScriptedKinesis KINESIS = ScriptedKinesis.start();

    private final AtomicLong now = new AtomicLong();
    private final ShardMap map = new ShardMap(CLIENTS.client(KINESIS.target()), "payments", now::get);

    @AfterAll
    static void stop() {
        CLIENTS.close();
        KINESIS.close();
    }

    @BeforeEach
    void forget() {
        KINESIS.forget();
    }

    private static Shard open(String id, String start, String end) {
        return new Shard(id, start, end, false);
    }

    private static BigInteger md5(String key) throws Exception {
        return new BigInteger(1, MessageDigest.getInstance("MD5").digest(key.getBytes(StandardCharsets.UTF_8)));
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void aKeyGoesToTheShardWhoseRangeHoldsItsMd5() throws Exception {
        BigInteger third = END.divide(BigInteger.valueOf(3));
        KINESIS.listingShards(ScriptedKinesis.shards(List.of(
                // In no order, as a stream that was resharded lists them.
                open("last", HALF, LAST),
                open("first", "0", third.subtract(BigInteger.ONE).toString()),
                open("middle", third.toString(), BEFORE_HALF))));

        for (int i = 0; i < 1_000; i++) {
            String key = "Kunde-ü-" + i;
            String expected = md5(key).compareTo(third) < 0
                    ? "first"
                    : md5(key).compareTo(new BigInteger(HALF)) < 0 ? "middle" : "last";
            assertThat(map.shardOf(key)).as(key).isEqualTo(expected);
        }
        assertThat(KINESIS.listings()).isEqualTo(1);
    }

    @Test
    void agreesWithAKinesisThatSharesNoCodeWithIt() throws Exception {
        try (LocalKinesis local =
                LocalKinesis.start(LocalKinesisConfig.defaults().withPort(0))) {
            local.createStream("spread", 7);
            KinesisTarget target =
                    new KinesisTarget("us-west-2", Optional.of(local.endpoint()), new KinesisCredentials.MadeUp());
            KinesisSink sink =
                    new KinesisSink(CLIENTS.client(target), "spread", target, KinesisSink.MAX_RECORDS, false);
            List<Row> rows = IntStream.range(0, 500)
                    .mapToObj(i -> new Row(new byte[1], "key " + i, i))
                    .toList();

            Answer answer = sink.send(rows).toCompletableFuture().get(20, TimeUnit.SECONDS);

            assertThat(answer.stored()).hasSize(500).allSatisfy(each -> assertThat(sink.shardOf(each.row()))
                    .isEqualTo(each.shard()));
        }
    }

    @Test
    void aRecordThatIsFoundElsewhereHasTheShardsListedAgainWithoutAnybodyWaiting() {
        KINESIS.listingShards(ScriptedKinesis.shards(List.of(open("parent", "0", LAST))));
        assertThat(map.shardOf("k")).isEqualTo("parent");
        KINESIS.listingShards(ScriptedKinesis.shards(List.of(
                new Shard("parent", "0", LAST, true), open("left", "0", BEFORE_HALF), open("right", HALF, LAST))));
        map.stored("k", "parent");
        pass(Duration.ofSeconds(3));
        assertThat(KINESIS.listings()).as("what is where it was thought to be").isEqualTo(1);

        map.stored("k", "left or right");

        while (map.shardOf("k").equals("parent")) {
            Thread.onSpinWait();
        }
        assertThat(List.of("left", "right")).contains(map.shardOf("k"));
        assertThat(KINESIS.listings()).isEqualTo(2);
    }

    @Test
    void aThousandRecordsElsewhereListTheShardsOnce() {
        KINESIS.listingShards(ScriptedKinesis.shards(List.of(open("parent", "0", LAST))));
        map.shardOf("k");
        KINESIS.listingShards(ScriptedKinesis.shards(List.of(open("child", "0", LAST))));
        pass(Duration.ofSeconds(3));

        for (int i = 0; i < 1_000; i++) {
            map.stored("k" + i, "child");
        }

        while (map.shardOf("k").equals("parent")) {
            Thread.onSpinWait();
        }
        assertThat(KINESIS.listings()).isEqualTo(2);
    }

    @Test
    void shardsThatMayNotBeListedCountAsOneAndAreNotAskedForOverAndOver() {
        KINESIS.listingShards(ScriptedKinesis.error(400, "AccessDeniedException"));

        assertThat(map.shardOf("a")).isEqualTo(map.shardOf("b")).isEqualTo(ShardMap.UNKNOWN);
        for (int i = 0; i < 20; i++) {
            pass(Duration.ofSeconds(10));
            map.stored("a", "shardId-000000000000");
        }

        assertThat(KINESIS.listings()).isEqualTo(1);
    }

    @Test
    void whatOneShardTakesIsNoMeasureForAStreamOfUnknownShards() {
        KinesisSink sink = new KinesisSink(
                CLIENTS.client(KINESIS.target()), "payments", KINESIS.target(), KinesisSink.MAX_RECORDS, false);
        KINESIS.listingShards(ScriptedKinesis.error(400, "AccessDeniedException"));

        assertThat(sink.throughputOf(sink.shardOf(new Row(new byte[1], "k", 0))))
                .isEmpty();
        assertThat(sink.throughputOf("shardId-000000000000")).contains(KinesisSink.OF_A_SHARD);
    }

    @Test
    void aListThatFailedOrMakesNoSenseIsAskedForAgainSoon() {
        for (Reply bad : List.of(
                ScriptedKinesis.error(500, "InternalFailure"),
                ScriptedKinesis.resets(),
                ScriptedKinesis.shards(List.of(open("not a number", "x", "y"))),
                ScriptedKinesis.ok(Map.of("Shards", List.of(Map.of("ShardId", "without a range")))))) {
            ShardMap unlucky = new ShardMap(CLIENTS.client(KINESIS.target()), "payments", now::get);
            KINESIS.listingShards(bad);
            assertThat(unlucky.shardOf("k")).isEqualTo(ShardMap.UNKNOWN);
            KINESIS.listingShards(ScriptedKinesis.shards(List.of(open("child", "0", LAST))));
            pass(Duration.ofSeconds(3));

            unlucky.stored("k", "child");

            while (unlucky.shardOf("k").equals(ShardMap.UNKNOWN)) {
                Thread.onSpinWait();
            }
            assertThat(unlucky.shardOf("k")).isEqualTo("child");
        }
    }

    @Test
    void anAnswersThreadNeverListsThem() {
        map.stored("k", "child");

        assertThat(KINESIS.listings()).isZero();
    }
}
