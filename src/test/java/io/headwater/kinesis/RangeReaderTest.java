package io.headwater.kinesis;

import static io.headwater.kinesis.ScriptedKinesis.error;
import static io.headwater.kinesis.ScriptedKinesis.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.headwater.kinesis.ScriptedKinesis.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Parts of shards: exactly what lies in them, or word that it is gone. */
@Timeout(30)
class RangeReaderTest {
    private static final KinesisClients CLIENTS = new KinesisClients(2);
    private static ScriptedKinesis kinesis;

    private final List<String> read = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        kinesis = new ScriptedKinesis();
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

    private static RangeReader reader(ShardRange... ranges) {
        return new RangeReader(CLIENTS.client(kinesis.target()), "payments", List.of(ranges));
    }

    private boolean poll(RangeReader reader) {
        return reader.poll(
                each -> read.add(StandardCharsets.UTF_8.decode(each.data()).toString()));
    }

    /** An open shard, with its parent if there is one. */
    private static Map<String, Object> shard(String id, String... parent) {
        Map<String, Object> shard = new HashMap<>();
        shard.put("ShardId", id);
        shard.put("HashKeyRange", Map.of("StartingHashKey", "0", "EndingHashKey", "9"));
        shard.put("SequenceNumberRange", Map.of("StartingSequenceNumber", "0"));
        Arrays.stream(parent).forEach(each -> shard.put("ParentShardId", each));
        return shard;
    }

    @SafeVarargs
    private static Reply shards(Map<String, Object>... shards) {
        return ok(Map.of("Shards", shards));
    }

    private static Reply iterator() {
        return ok(Map.of("ShardIterator", "i"));
    }

    private static Reply records(String... sequenceNumbers) {
        List<Map<String, Object>> records = Arrays.stream(sequenceNumbers)
                .map(number -> Map.<String, Object>of(
                        "SequenceNumber", number, "PartitionKey", "k", "Data", number.getBytes(StandardCharsets.UTF_8)))
                .toList();
        return ok(Map.of("MillisBehindLatest", 0, "NextShardIterator", "i", "Records", records));
    }

    private static List<JsonNode> calls(String action) {
        return kinesis.calls().stream()
                .filter(call -> call.action().equals(action))
                .map(ScriptedKinesis.Call::body)
                .toList();
    }

    @Test
    void readsFromTheFirstRecordToTheLastAndNoFurther() {
        kinesis.then(shards(shard("a"), shard("b")), iterator(), records("5", "6"), records("7", "8", "9"));
        RangeReader reader = reader(new ShardRange("a", "5", "8"));

        assertThat(poll(reader)).isTrue();
        assertThat(poll(reader)).isFalse();
        assertThat(poll(reader)).isFalse();

        assertThat(read).containsExactly("5", "6", "7", "8");
        assertThat(calls("GetShardIterator")).hasSize(1);
        assertThat(calls("GetShardIterator").get(0).path("ShardIteratorType").asText())
                .isEqualTo("AT_SEQUENCE_NUMBER");
        assertThat(calls("GetShardIterator")
                        .get(0)
                        .path("StartingSequenceNumber")
                        .asText())
                .isEqualTo("5");
    }

    @Test
    void aRangeOfOneRecordIsOneRecord() {
        kinesis.then(shards(shard("a")), iterator(), records("5", "6"));

        assertThat(poll(reader(new ShardRange("a", "5", "5")))).isFalse();

        assertThat(read).containsExactly("5");
    }

    @Test
    void withoutRangesThereIsNothingToAskFor() {
        assertThat(poll(reader())).isFalse();

        assertThat(kinesis.calls()).isEmpty();
    }

    @Test
    void readsWhatAShardHeldBeforeWhatItsDescendantsHold() {
        Reply listed = shards(shard("grandchild", "child"), shard("child", "a"), shard("a"));
        kinesis.then(listed, iterator(), records("5"), listed, iterator(), records("9"));
        RangeReader reader = reader(new ShardRange("grandchild", "9", "9"), new ShardRange("a", "5", "5"));

        assertThat(poll(reader)).isTrue();
        assertThat(read).containsExactly("5");
        assertThat(poll(reader)).isFalse();
        assertThat(read).containsExactly("5", "9");
    }

    @Test
    void beginsAgainAtTheFirstRecordWhenTheIteratorExpiresBeforeIt() {
        kinesis.then(
                shards(shard("a")), iterator(), error(400, "ExpiredIteratorException"), iterator(), records("5", "6"));
        RangeReader reader = reader(new ShardRange("a", "5", "6"));

        assertThat(poll(reader)).isTrue();
        assertThat(poll(reader)).isFalse();

        assertThat(read).containsExactly("5", "6");
        assertThat(calls("GetShardIterator").get(1).path("ShardIteratorType").asText())
                .isEqualTo("AT_SEQUENCE_NUMBER");
    }

    @Test
    void goesOnAfterThrottlingAndAfterWhatHeals() {
        kinesis.then(
                shards(shard("a")),
                iterator(),
                error(400, "ProvisionedThroughputExceededException"),
                records("5"),
                error(500, "InternalFailure"),
                ScriptedKinesis.resets(),
                records("6"));
        RangeReader reader = reader(new ShardRange("a", "5", "6"));

        assertThat(IntStream.range(0, 5).mapToObj(i -> poll(reader))).containsExactly(true, true, true, true, false);
        assertThat(read).containsExactly("5", "6");
    }

    @Test
    void givesUpWhenNothingHeals() {
        kinesis.then(shards(shard("a")), iterator(), records("5"));
        RangeReader reader = reader(new ShardRange("a", "5", "6"));

        assertThatThrownBy(() -> IntStream.range(0, 100).forEach(i -> poll(reader)))
                .isInstanceOf(StreamException.class)
                .hasMessageContaining("Reading stream 'payments'");
        assertThat(calls("GetRecords")).hasSizeLessThan(10);
    }

    @Test
    void givesUpAtOnceWhereNothingAnswersAtAll() {
        assertThatThrownBy(() -> poll(reader(new ShardRange("a", "5", "6")))).isInstanceOf(StreamException.class);
    }

    @Test
    void givesUpAtOnceWhereNothingCanHeal() {
        kinesis.then(error(400, "AccessDeniedException"));

        assertThatThrownBy(() -> poll(reader(new ShardRange("a", "5", "6"))))
                .isInstanceOf(StreamException.class)
                .hasMessageContaining("says AccessDeniedException");
    }

    @Test
    void saysThatTheBeginningIsForgotten() {
        kinesis.then(shards(shard("a")), iterator(), records("6", "7"));

        assertThatThrownBy(() -> poll(reader(new ShardRange("a", "5", "7"))))
                .hasMessageContaining("it no longer holds record 5 of a: the oldest that is left is 6");
        assertThat(read).isEmpty();
    }

    @Test
    void saysThatTheEndIsNotThereOnceItLookedAFewTimes() {
        kinesis.then(shards(shard("a")), iterator(), records("5"), records(), records("6"))
                .then(IntStream.range(0, 20).mapToObj(i -> records()).toArray(Reply[]::new));
        RangeReader reader = reader(new ShardRange("a", "5", "7"));

        assertThatThrownBy(() -> IntStream.range(0, 20).forEach(i -> poll(reader)))
                .hasMessageContaining("it no longer holds record 7 of a: it was read to its end without it");
        assertThat(read).containsExactly("5", "6");
    }

    @Test
    void saysThatAShardIsNotThereAnyMore() {
        kinesis.then(IntStream.range(0, 20).mapToObj(i -> shards(shard("b"))).toArray(Reply[]::new));
        RangeReader reader = reader(new ShardRange("a", "5", "7"));

        assertThatThrownBy(() -> IntStream.range(0, 20).forEach(i -> poll(reader)))
                .hasMessageContaining("it no longer holds record 7 of a");
    }

    @Test
    void saysThatTheStreamIsAnotherOne() {
        for (String type : List.of("InvalidArgumentException", "ResourceNotFoundException")) {
            kinesis.forget();
            kinesis.then(shards(shard("a")), error(400, type));

            assertThatThrownBy(() -> poll(reader(new ShardRange("a", "5", "7"))))
                    .isInstanceOf(StreamException.class)
                    .hasMessageContaining("is gone, or was made anew under the same name")
                    .hasMessageContaining("says " + type);
        }
    }
}
