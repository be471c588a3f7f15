package io.headwater.kinesis;

import static io.headwater.kinesis.ScriptedKinesis.error;
import static io.headwater.kinesis.ScriptedKinesis.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.headwater.kinesis.ScriptedKinesis.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reading while iterators expire, shards split and requests fail. */
@Timeout(30)
class StreamReaderFaultsTest {
    private static final Map<String, String> RANGE =
            Map.of("StartingHashKey", "0", "EndingHashKey", "340282366920938463463374607431768211455");
    private static final Map<String, Object> PARENT = Map.of(
            "ShardId", "parent", "HashKeyRange", RANGE, "SequenceNumberRange", Map.of("StartingSequenceNumber", "1"));
    private static final Map<String, Object> CLOSED_PARENT = Map.of(
            "ShardId",
            "parent",
            "HashKeyRange",
            RANGE,
            "SequenceNumberRange",
            Map.of("StartingSequenceNumber", "1", "EndingSequenceNumber", "9"));
    private static final Map<String, Object> CHILD = Map.of(
            "ShardId",
            "child",
            "ParentShardId",
            "parent",
            "HashKeyRange",
            RANGE,
            "SequenceNumberRange",
            Map.of("StartingSequenceNumber", "10"));

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

    private StreamReader reader(boolean onlyNew) {
        return new StreamReader(CLIENTS.client(kinesis.target()), "payments", onlyNew);
    }

    private boolean poll(StreamReader reader) {
        return reader.poll(
                each -> read.add(StandardCharsets.UTF_8.decode(each.data()).toString()));
    }

    @SafeVarargs
    private static Reply shards(Map<String, Object>... shards) {
        return ok(Map.of("Shards", shards));
    }

    private static Reply iterator(String iterator) {
        return ok(Map.of("ShardIterator", iterator));
    }

    /** Records, their data their sequence numbers, and the next iterator. */
    private static Reply records(String next, String... sequenceNumbers) {
        return ok(Map.of("MillisBehindLatest", 0, "NextShardIterator", next, "Records", recordsOf(sequenceNumbers)));
    }

    private static Reply lastRecords(String... sequenceNumbers) {
        return ok(Map.of("MillisBehindLatest", 0, "Records", recordsOf(sequenceNumbers)));
    }

    private static List<Map<String, Object>> recordsOf(String... sequenceNumbers) {
        return Arrays.stream(sequenceNumbers)
                .map(number -> Map.<String, Object>of(
                        "SequenceNumber", number, "PartitionKey", "k", "Data", number.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private JsonNode lastCall(String action) {
        return kinesis.calls().stream()
                .filter(call -> call.action().equals(action))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .body();
    }

    @Test
    void goesOnBehindTheLastRecordWhenAnIteratorExpires() {
        kinesis.then(
                shards(PARENT),
                iterator("i1"),
                records("i2", "5", "6"),
                error(400, "ExpiredIteratorException"),
                iterator("i3"),
                records("i4", "7"));
        StreamReader reader = reader(false);

        assertThat(poll(reader)).isFalse();
        assertThat(poll(reader)).as("it has to be asked again").isTrue();
        assertThat(poll(reader)).isFalse();

        assertThat(read).containsExactly("5", "6", "7");
        JsonNode reopened = lastCall("GetShardIterator");
        assertThat(reopened.path("ShardIteratorType").asText()).isEqualTo("AFTER_SEQUENCE_NUMBER");
        assertThat(reopened.path("StartingSequenceNumber").asText()).isEqualTo("6");
    }

    @Test
    void anExpiredIteratorDoesNotBringOldRecordsToAReaderOfNewOnes() {
        kinesis.then(
                shards(PARENT),
                iterator("i1"),
                records("i2"),
                error(400, "ExpiredIteratorException"),
                iterator("i3"),
                records("i4", "7"));
        Instant before = Instant.now().minusSeconds(1);
        StreamReader reader = reader(true);

        poll(reader);
        poll(reader);
        poll(reader);

        assertThat(read).containsExactly("7");
        JsonNode reopened = lastCall("GetShardIterator");
        assertThat(reopened.path("ShardIteratorType").asText()).isEqualTo("AT_TIMESTAMP");
        assertThat(reopened.path("Timestamp").asDouble()).isGreaterThan((double) before.getEpochSecond());
    }

    @Test
    void readsTheChildrenOfAShardOnceItIsReadToItsEnd() {
        kinesis.then(
                shards(CHILD, CLOSED_PARENT),
                iterator("p1"),
                lastRecords("5"),
                shards(CHILD, CLOSED_PARENT),
                iterator("c1"),
                records("c2", "11"));
        StreamReader reader = reader(false);

        assertThat(poll(reader)).isTrue();
        assertThat(poll(reader)).isFalse();

        assertThat(read).containsExactly("5", "11");
        assertThat(lastCall("GetShardIterator").path("ShardIteratorType").asText())
                .isEqualTo("TRIM_HORIZON");
    }

    @Test
    void aReaderOfNewRecordsBeginsAtTheTipOfTheOpenShards() {
        kinesis.then(shards(CHILD, CLOSED_PARENT), iterator("c1"), records("c2", "11"));

        poll(reader(true));

        assertThat(read).containsExactly("11");
        assertThat(lastCall("GetShardIterator").path("ShardId").asText()).isEqualTo("child");
        assertThat(lastCall("GetShardIterator").path("ShardIteratorType").asText())
                .isEqualTo("LATEST");
    }

    @Test
    void childrenAreNotForgottenWhenListingThemFails() {
        kinesis.then(
                shards(PARENT),
                iterator("p1"),
                lastRecords("5"),
                error(500, "InternalFailure"),
                shards(CLOSED_PARENT, CHILD),
                iterator("c1"),
                records("c2", "11"));
        StreamReader reader = reader(false);
        poll(reader);

        assertThatThrownBy(() -> poll(reader)).hasMessageContaining("says InternalFailure");
        poll(reader);

        assertThat(read).containsExactly("5", "11");
    }

    @Test
    void aThrottledReadIsToBeTriedAgain() {
        kinesis.then(
                shards(PARENT),
                iterator("i1"),
                error(400, "ProvisionedThroughputExceededException"),
                error(400, "KMSThrottlingException"),
                records("i2", "5"));
        StreamReader reader = reader(false);

        assertThat(poll(reader)).isTrue();
        assertThat(poll(reader)).isTrue();
        assertThat(poll(reader)).isFalse();
        assertThat(read).containsExactly("5");
    }

    @Test
    void readsEveryPageOfTheListOfShards() {
        kinesis.then(
                ok(Map.of("Shards", List.of(CLOSED_PARENT), "NextToken", "more")),
                shards(CHILD),
                iterator("p1"),
                lastRecords("5"),
                ok(Map.of("Shards", List.of(CLOSED_PARENT), "NextToken", "more")),
                shards(CHILD),
                iterator("c1"),
                records("c2", "11"));
        StreamReader reader = reader(false);

        poll(reader);
        poll(reader);

        assertThat(read).containsExactly("5", "11");
        assertThat(lastCall("ListShards").path("NextToken").asText()).isEqualTo("more");
        assertThat(lastCall("ListShards").has("StreamName")).isFalse();
    }
}
