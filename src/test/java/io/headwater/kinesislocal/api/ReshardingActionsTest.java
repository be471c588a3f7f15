package io.headwater.kinesislocal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headwater.kinesislocal.wire.ApiException;
import io.headwater.kinesislocal.wire.WireFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Splitting, merging and scaling through the API: what is refused, and what is seen afterwards. */
class ReshardingActionsTest {
    private static final String ARN = "arn:aws:kinesis:us-west-2:000000000000:stream/s";
    private static final String MIDDLE = "85070591730234615865843651857942052864";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiCaller api = new ApiCaller(Duration.ofHours(24));

    @BeforeEach
    void createStreams() {
        api.createStream("s", 2);
        api.call("CreateStream", in -> in.put("StreamName", "od"));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "→", quoteCharacter = '`', textBlock = """
            SplitShard → {} → ValidationException: 3 validation errors detected: Value null at 'newStartingHashKey' failed to satisfy constraint: Member must not be null; Value null at 'shardToSplit' failed to satisfy constraint: Member must not be null; Value null at 'streamName' failed to satisfy constraint: Member must not be null
            SplitShard → {"StreamName":"s","ShardToSplit":"0","NewStartingHashKey":"-1"} → ValidationException: 1 validation error detected: Value '-1' at 'newStartingHashKey' failed to satisfy constraint: Member must satisfy regular expression pattern: 0|([1-9]\\d{0,38})
            SplitShard → {"StreamName":"none","ShardToSplit":"0","NewStartingHashKey":"2"} → ResourceNotFoundException: Stream none under account 000000000000 not found.
            SplitShard → {"StreamName":"s","ShardToSplit":"ham","NewStartingHashKey":"2"} → ResourceNotFoundException: Could not find shard ham in stream s under account 000000000000.
            SplitShard → {"StreamName":"s","ShardToSplit":"shardId-9","NewStartingHashKey":"2"} → ResourceNotFoundException: Could not find shard shardId-000000000009 in stream s under account 000000000000.
            SplitShard → {"StreamName":"s","ShardToSplit":"0","NewStartingHashKey":"1"} → InvalidArgumentException: NewStartingHashKey 1 used in SplitShard() on shard shardId-000000000000 in stream s under account 000000000000 is not both greater than one plus the shard's StartingHashKey 0 and less than the shard's EndingHashKey 170141183460469231731687303715884105727.
            SplitShard → {"StreamName":"s","ShardToSplit":"0","NewStartingHashKey":"170141183460469231731687303715884105727"} → InvalidArgumentException: NewStartingHashKey 170141183460469231731687303715884105727 used in SplitShard() on shard shardId-000000000000 in stream s under account 000000000000 is not both greater than one plus the shard's StartingHashKey 0 and less than the shard's EndingHashKey 170141183460469231731687303715884105727.
            SplitShard → {"StreamName":"s","ShardToSplit":"0","NewStartingHashKey":"999999999999999999999999999999999999999"} → InvalidArgumentException: NewStartingHashKey 999999999999999999999999999999999999999 used in SplitShard() on shard shardId-000000000000 in stream s under account 000000000000 is not both greater than one plus the shard's StartingHashKey 0 and less than the shard's EndingHashKey 170141183460469231731687303715884105727.
            SplitShard → {"StreamName":"od","ShardToSplit":"0","NewStartingHashKey":"2"} → ValidationException: Request is invalid. Stream od under account 000000000000 is in On-Demand mode.
            MergeShards → {} → ValidationException: 3 validation errors detected: Value null at 'adjacentShardToMerge' failed to satisfy constraint: Member must not be null; Value null at 'shardToMerge' failed to satisfy constraint: Member must not be null; Value null at 'streamName' failed to satisfy constraint: Member must not be null
            MergeShards → {"StreamName":"s","ShardToMerge":"1","AdjacentShardToMerge":"0"} → InvalidArgumentException: Shards shardId-000000000001 and shardId-000000000000 in stream s under account 000000000000 are not an adjacent pair of shards eligible for merging
            MergeShards → {"StreamName":"s","ShardToMerge":"0","AdjacentShardToMerge":"0"} → InvalidArgumentException: Shards shardId-000000000000 and shardId-000000000000 in stream s under account 000000000000 are not an adjacent pair of shards eligible for merging
            UpdateShardCount → {} → ValidationException: 3 validation errors detected: Value null at 'scalingType' failed to satisfy constraint: Member must not be null; Value null at 'streamName' failed to satisfy constraint: Member must not be null; Value null at 'targetShardCount' failed to satisfy constraint: Member must not be null
            UpdateShardCount → {"StreamName":"s","ScalingType":"UNIFORM_SCALING","TargetShardCount":5} → LimitExceededException: UpdateShardCount cannot scale up over double your current open shard count. Current open shard count: 2, Target shard count: 5
            UpdateShardCount → {"StreamName":"s","ScalingType":"UNIFORM_SCALING","TargetShardCount":20001} → LimitExceededException: Target shard count or number of open shards cannot be greater than 20000. Current open shard count: 2, Target shard count: 20001
            UpdateShardCount → {"StreamName":"od","ScalingType":"UNIFORM_SCALING","TargetShardCount":4} → ValidationException: Request is invalid. Stream od under account 000000000000 is in On-Demand mode.
            UpdateStreamMode → {"StreamName":"s"} → ValidationException: 2 validation errors detected: Value null at 'streamARN' failed to satisfy constraint: Member must not be null; Value null at 'streamModeDetails' failed to satisfy constraint: Member must not be null
            UpdateMaxRecordSize → {"MaxRecordSizeInKiB":1023,"StreamARN":"arn:aws:kinesis:us-west-2:000000000000:stream/s"} → ValidationException: 1 validation error detected: Value '1023' at 'maxRecordSizeInKiB' failed to satisfy constraint: Member must have value greater than or equal to 1024
            """)
    void refusesWhatCannotBeDone(String action, String request, String error) throws IOException {
        assertThat(refusal(action, request)).isEqualTo(error);
    }

    @Test
    void aClosedShardIsNoLongerToBeSplit() throws IOException {
        split(0, MIDDLE);
        String closed =
                "InvalidArgumentException: Shard shardId-000000000000 in stream s under account 000000000000 has"
                        + " already been merged or split, and thus is not eligible for merging or splitting.";

        assertThat(refusal("SplitShard", "{\"StreamName\":\"s\",\"ShardToSplit\":\"0\",\"NewStartingHashKey\":\"9\"}"))
                .isEqualTo(closed);
        assertThat(refusal(
                        "MergeShards", "{\"StreamName\":\"s\",\"ShardToMerge\":\"0\",\"AdjacentShardToMerge\":\"1\"}"))
                .isEqualTo(closed);
    }

    @Test
    void aClosedShardGivesItsRestAndThenItsChildren() {
        api.put("s", "a", new byte[] {1});
        api.put("s", "a", new byte[] {2});
        int shard = api.put("s", "a", new byte[] {3}).path("ShardId").asText().endsWith("0") ? 0 : 1;
        String early = api.iterator("s", shard, "TRIM_HORIZON");
        api.call("UpdateShardCount", in -> in.put("StreamName", "s")
                .put("ScalingType", "UNIFORM_SCALING")
                .put("TargetShardCount", 4));

        JsonNode first = api.read(early, 2);
        JsonNode last = api.read(first.path("NextShardIterator").asText(), 2);
        JsonNode after = api.read(api.iterator("s", shard, "LATEST"), 2);

        assertThat(first.path("Records")).hasSize(2);
        assertThat(first.has("ChildShards")).isFalse();
        assertThat(last.path("Records")).hasSize(1);
        assertThat(last.has("NextShardIterator")).isFalse();
        assertThat(last.path("MillisBehindLatest").asLong()).isZero();
        assertThat(last.path("ChildShards")).hasSize(2).allSatisfy(child -> {
            assertThat(child.path("ParentShards").path(0).asText()).isEqualTo(shardId(shard));
            assertThat(child.path("HashKeyRange").has("StartingHashKey")).isTrue();
        });
        assertThat(after.path("Records")).isEmpty();
        assertThat(after.path("ChildShards")).isEqualTo(last.path("ChildShards"));
    }

    @Test
    void numbersGoOnInTheChildrenAndCountForOrdering() {
        String before = api.put("s", "a", new byte[] {1}).path("SequenceNumber").asText();
        split(0, MIDDLE);
        split(1, "255211775190703847597530955573826158592");

        JsonNode put = api.call("PutRecord", in -> in.put("StreamName", "s")
                .put("PartitionKey", "a")
                .put("Data", new byte[] {2})
                .put("SequenceNumberForOrdering", before));
        String after = put.path("SequenceNumber").asText();
        JsonNode again = api.call("PutRecord", in -> in.put("StreamName", "s")
                .put("PartitionKey", "a")
                .put("Data", new byte[] {3})
                .put("SequenceNumberForOrdering", after));
        String iterator = api.call("GetShardIterator", in -> in.put("StreamName", "s")
                        .put("ShardId", put.path("ShardId").asText())
                        .put("ShardIteratorType", "AFTER_SEQUENCE_NUMBER")
                        .put("StartingSequenceNumber", after))
                .path("ShardIterator")
                .asText();

        assertThat(after).isGreaterThan(before).hasSameSizeAs(before);
        assertThat(api.read(iterator, 10).path("Records"))
                .singleElement()
                .isEqualTo(api.read(iterator, 10).path("Records").path(0));
        assertThat(again.path("SequenceNumber").asText()).isGreaterThan(after);
    }

    @Test
    void aFilterTellsWhichShardsWereOpenWhen() {
        Instant created = api.clock.instant();
        api.clock.advance(Duration.ofHours(1));
        split(0, MIDDLE);
        api.clock.advance(Duration.ofHours(1));
        Instant between = api.clock.instant();
        api.clock.advance(Duration.ofHours(1));
        api.call(
                "MergeShards",
                in -> in.put("StreamName", "s").put("ShardToMerge", "2").put("AdjacentShardToMerge", "3"));

        assertThat(listed("AT_LATEST", created)).containsExactly(1, 4);
        assertThat(listed("AT_TRIM_HORIZON", created)).containsExactly(0, 1);
        assertThat(listed("FROM_TRIM_HORIZON", created)).containsExactly(0, 1, 2, 3, 4);
        assertThat(listed("AT_TIMESTAMP", between)).containsExactly(1, 2, 3);
        assertThat(listed("FROM_TIMESTAMP", between)).containsExactly(1, 2, 3, 4);
        assertThat(listed("AT_TIMESTAMP", created.minusSeconds(60))).containsExactly(0, 1);

        api.clock.advance(Duration.ofHours(23));
        assertThat(listed("FROM_TRIM_HORIZON", created)).containsExactly(1, 2, 3, 4);
        assertThat(listed("AT_TRIM_HORIZON", created)).containsExactly(1, 2, 3);
        api.clock.advance(Duration.ofHours(2));
        assertThat(listed("FROM_TRIM_HORIZON", created)).containsExactly(1, 4);
        assertThatThrownBy(() -> api.iterator("s", 0, "LATEST")).hasMessageContaining("does not exist");
    }

    @Test
    void theModeAndTheLargestRecordChange() {
        api.call(
                "UpdateStreamMode",
                in -> in.put("StreamARN", ARN).putObject("StreamModeDetails").put("StreamMode", "ON_DEMAND"));
        api.call("UpdateMaxRecordSize", in -> in.put("StreamARN", ARN).put("MaxRecordSizeInKiB", 2048));

        JsonNode summary = api.call("DescribeStreamSummary", in -> in.put("StreamName", "s"))
                .path("StreamDescriptionSummary");
        assertThat(summary.path("StreamModeDetails").path("StreamMode").asText())
                .isEqualTo("ON_DEMAND");
        assertThat(summary.path("MaxRecordSizeInKiB").asInt()).isEqualTo(2048);
        assertThat(api.put("s", "a", new byte[1_500_000]).has("SequenceNumber")).isTrue();
    }

    /** Pages of two, so that the filter has to survive the token. */
    private List<Integer> listed(String filter, Instant time) {
        List<Integer> listed = new ArrayList<>();
        JsonNode page = api.call("ListShards", in -> in.put("StreamName", "s")
                .put("MaxResults", 2)
                .putObject("ShardFilter")
                .put("Type", filter)
                .put("Timestamp", time.toEpochMilli() / 1000.0));
        while (true) {
            page.path("Shards")
                    .forEach(shard -> listed.add(
                            Integer.valueOf(shard.path("ShardId").asText().substring("shardId-".length()))));
            if (!page.has("NextToken")) {
                return listed;
            }
            String token = page.path("NextToken").asText();
            page = api.call("ListShards", in -> in.put("NextToken", token).put("MaxResults", 2));
        }
    }

    private void split(int shard, String key) {
        api.call("SplitShard", in -> in.put("StreamName", "s")
                .put("ShardToSplit", shardId(shard))
                .put("NewStartingHashKey", key));
    }

    private static String shardId(int index) {
        return String.format("shardId-%012d", index);
    }

    private String refusal(String action, String request) throws IOException {
        try {
            api.call(action, request.getBytes(StandardCharsets.UTF_8), WireFormat.JSON);
            throw new AssertionError("answered");
        } catch (ApiException refused) {
            JsonNode error = JSON.readTree(WireFormat.JSON.write(refused));
            return error.path("__type").asText() + ": " + error.path("message").asText();
        }
    }
}
