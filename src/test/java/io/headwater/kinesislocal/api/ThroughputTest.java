package io.headwater.kinesislocal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.headwater.kinesislocal.store.Throughput;
import io.headwater.kinesislocal.wire.ApiException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What clients see of the limits of shards, and how on-demand streams outgrow them. */
class ThroughputTest {
    private static final String EXCEEDED = "ProvisionedThroughputExceededException";
    private static final String RATE =
            "Rate exceeded for shard shardId-000000000000 in stream s under account 000000000000.";

    private final ApiCaller api = ApiCaller.limited(new Throughput(true, false));

    @Test
    void refusesSingleRecordsOfARequest() {
        api.createStream("s", 1);
        putMany("s", 500);
        putMany("s", 400);

        JsonNode answer = putMany("s", 150);

        assertThat(answer.path("FailedRecordCount").asInt()).isEqualTo(50);
        assertThat(answer.path("Records").path(99).has("SequenceNumber")).isTrue();
        JsonNode refused = answer.path("Records").path(100);
        assertThat(refused.path("ErrorCode").asText()).isEqualTo(EXCEEDED);
        assertThat(refused.path("ErrorMessage").asText()).isEqualTo(RATE);
        assertThat(refused.has("SequenceNumber") || refused.has("ShardId")).isFalse();
        api.clock.advance(Duration.ofMillis(50));
        assertThat(putMany("s", 60).path("FailedRecordCount").asInt()).isEqualTo(10);
    }

    @Test
    void putRecordIsRefusedAsAWhole() {
        api.createStream("s", 1);
        api.put("s", "k", new byte[1024 * 1024 - 1]);

        assertThatThrownBy(() -> api.put("s", "k", new byte[1])).isInstanceOfSatisfying(ApiException.class, error -> {
            assertThat(error.type()).isEqualTo(EXCEEDED);
            assertThat(error.status()).isEqualTo(400);
            assertThat(error).hasMessage(RATE);
        });
        assertThat(api.streams.find("s").orElseThrow().counters().throttled()).isEqualTo(1);
    }

    @Test
    void childrenOfASplitTakeAsMuchAsAnyShard() {
        api.createStream("s", 1);
        putMany("s", 500);
        putMany("s", 500);
        assertThat(putMany("s", 500).path("FailedRecordCount").asInt()).isEqualTo(500);
        api.call("SplitShard", in -> in.put("StreamName", "s")
                .put("ShardToSplit", "0")
                .put("NewStartingHashKey", "170141183460469231731687303715884105728"));

        assertThat(putMany("s", 500).path("FailedRecordCount").asInt()).isZero();
    }

    @Test
    void readsAreLimitedWhereThatIsAskedFor() {
        ApiCaller readers = ApiCaller.limited(new Throughput(true, true));
        readers.createStream("s", 1);
        String iterator = readers.iterator("s", 0, "TRIM_HORIZON");
        for (int i = 0; i < 5; i++) {
            readers.read(iterator, 1);
        }

        assertThatThrownBy(() -> readers.read(iterator, 1))
                .isInstanceOf(ApiException.class)
                .hasMessage(RATE);
        readers.clock.advance(Duration.ofMillis(200));
        assertThat(readers.read(iterator, 1).has("NextShardIterator")).isTrue();
    }

    @Test
    void aLargeReadIsPaidForByThoseAfterIt() {
        ApiCaller readers = ApiCaller.limited(new Throughput(false, true));
        readers.createStream("s", 1);
        for (int i = 0; i < 6; i++) {
            readers.put("s", "k", new byte[1024 * 1024 - 1]);
        }
        String iterator = readers.iterator("s", 0, "TRIM_HORIZON");

        assertThat(readers.read(iterator, 10).path("Records")).hasSize(6);
        readers.clock.advance(Duration.ofSeconds(2));
        assertThatThrownBy(() -> readers.read(iterator, 1)).hasMessage(RATE);
        readers.clock.advance(Duration.ofMillis(1));
        assertThat(readers.read(iterator, 1).path("Records")).hasSize(1);
    }

    @Test
    void anOnDemandStreamSplitsTheShardsThatAreWrittenToTooMuchForFiveSeconds() {
        api.call("CreateStream", in -> in.put("StreamName", "s"));
        for (int second = 0; second < 4; second++) {
            overload();
            assertThat(openShards()).isEqualTo(4);
            api.clock.advance(Duration.ofSeconds(1));
        }
        overload();
        assertThat(openShards()).as("all four of them").isEqualTo(8);
        for (int second = 0; second < 100; second++) {
            api.clock.advance(Duration.ofSeconds(1));
            overload();
        }
        assertThat(openShards()).as("what comes is no longer too much").isEqualTo(8);
        api.clock.advance(Duration.ofSeconds(1));
        assertThat(overload()).isZero();
    }

    @Test
    void aProvisionedStreamStaysAsItIs() {
        api.createStream("s", 4);
        for (int second = 0; second < 10; second++) {
            overload();
            api.clock.advance(Duration.ofSeconds(1));
        }
        assertThat(openShards()).isEqualTo(4);
    }

    /** 6,000 records in a second: more than four shards take, less than eight do. */
    private int overload() {
        int refused = 0;
        for (int i = 0; i < 12; i++) {
            refused += putMany("s", 500).path("FailedRecordCount").asInt();
        }
        return refused;
    }

    private int openShards() {
        return api.call("DescribeStreamSummary", in -> in.put("StreamName", "s"))
                .path("StreamDescriptionSummary")
                .path("OpenShardCount")
                .asInt();
    }

    private JsonNode putMany(String stream, int count) {
        return api.call("PutRecords", in -> {
            ArrayNode records = in.put("StreamName", stream).putArray("Records");
            for (int i = 0; i < count; i++) {
                records.addObject().put("PartitionKey", "key-" + i).put("Data", new byte[] {1});
            }
        });
    }
}
