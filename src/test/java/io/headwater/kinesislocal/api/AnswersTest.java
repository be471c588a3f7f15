package io.headwater.kinesislocal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shape of answers: the fields that AWS sends, and no others. */
class AnswersTest {
    private final ApiCaller api = new ApiCaller(Duration.ofHours(24));

    @Test
    void puttingAndReadingNameNoEncryptionWhereThereIsNone() {
        api.createStream("s", 1);

        JsonNode put = api.put("s", "k", new byte[] {1});
        JsonNode read = api.read(api.iterator("s", 0, "TRIM_HORIZON"), 10);

        assertThat(names(put)).containsExactlyInAnyOrder("ShardId", "SequenceNumber");
        assertThat(names(read)).containsExactlyInAnyOrder("Records", "NextShardIterator", "MillisBehindLatest");
        assertThat(names(read.path("Records").path(0)))
                .containsExactlyInAnyOrder("SequenceNumber", "ApproximateArrivalTimestamp", "Data", "PartitionKey");
    }

    @Test
    void aStreamIsToldToHaveBeenCreatedAtAWholeSecond() {
        api.clock.advance(Duration.ofMillis(345));
        api.createStream("s", 1);
        JsonNode created = api.call("DescribeStream", in -> in.put("StreamName", "s"))
                .path("StreamDescription")
                .path("StreamCreationTimestamp");

        assertThat(created.decimalValue().remainder(BigDecimal.ONE)).isEqualByComparingTo("0");
        assertThat(api.call("ListShards", in -> in.put("StreamName", "s")
                                .put("StreamCreationTimestamp", created.decimalValue()))
                        .path("Shards"))
                .hasSize(1);
    }

    @Test
    void aStreamWithoutModeAndShardCountIsOnDemand() {
        api.call("CreateStream", in -> in.put("StreamName", "s"));

        JsonNode summary = api.call("DescribeStreamSummary", in -> in.put("StreamName", "s"))
                .path("StreamDescriptionSummary");
        assertThat(summary.path("StreamModeDetails").path("StreamMode").asText())
                .isEqualTo("ON_DEMAND");
        assertThat(summary.path("OpenShardCount").asInt()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 13, 14, 29, 30, 128})
    void iteratorsLookLikeThoseOfAwsAndNeverRepeat(int nameLength) {
        String stream = "n".repeat(nameLength);
        api.createStream(stream, 1);

        String first = api.iterator(stream, 0, "LATEST");
        byte[] bytes = Base64.getDecoder().decode(first);

        assertThat(bytes).hasSize(152 + (nameLength + 2) / 16 * 16).startsWith(0, 0, 0, 0, 0, 0, 0, 1);
        assertThat(api.read(first, 1).path("NextShardIterator").asText()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "x-0", "shardId-0", "shardId-000000000000"})
    void takesAShardIdWithOrWithoutPrefixAndZeros(String shardId) {
        api.createStream("s", 1);

        assertThat(api.call("GetShardIterator", in -> in.put("StreamName", "s")
                                .put("ShardId", shardId)
                                .put("ShardIteratorType", "TRIM_HORIZON"))
                        .has("ShardIterator"))
                .isTrue();
    }

    @Test
    void readsFromNumbersOfTheShardThatNoRecordHas() {
        api.createStream("s", 1);
        api.put("s", "k", new byte[] {1});
        String last = api.put("s", "k", new byte[] {2}).path("SequenceNumber").asText();
        // The ordinal begins at bit 80.
        String beyond =
                new BigInteger(last).add(BigInteger.ONE.shiftLeft(80 + 40)).toString();

        JsonNode iterator = api.call("GetShardIterator", in -> in.put("StreamName", "s")
                .put("ShardId", "0")
                .put("ShardIteratorType", "AT_SEQUENCE_NUMBER")
                .put("StartingSequenceNumber", beyond));
        JsonNode read = api.read(iterator.path("ShardIterator").asText(), 10);

        assertThat(read.path("Records")).isEmpty();
        assertThat(read.path("MillisBehindLatest").asLong()).isZero();
    }

    private static List<String> names(JsonNode structure) {
        List<String> names = new ArrayList<>();
        structure.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
