package io.headwater.kinesislocal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import io.headwater.kinesislocal.wire.ApiException;
import io.headwater.kinesislocal.wire.WireFormat;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever is sent, the answer is an answer or an error that the client is told of: never an internal failure. */
class GarbageTest {
    private static final List<String> ACTIONS = List.of(
            "AddTagsToStream",
            "CreateStream",
            "DecreaseStreamRetentionPeriod",
            "DeleteStream",
            "DescribeLimits",
            "DescribeStream",
            "DescribeStreamSummary",
            "GetRecords",
            "GetShardIterator",
            "IncreaseStreamRetentionPeriod",
            "ListShards",
            "ListStreams",
            "ListTagsForStream",
            "MergeShards",
            "PutRecord",
            "PutRecords",
            "RemoveTagsFromStream",
            "SplitShard",
            "UpdateMaxRecordSize",
            "UpdateShardCount",
            "UpdateStreamMode");
    private static final List<String> FIELDS = List.of(
            "StreamName",
            "StreamARN",
            "ShardCount",
            "StreamModeDetails",
            "StreamMode",
            "Tags",
            "TagKeys",
            "Limit",
            "MaxResults",
            "ExclusiveStartShardId",
            "ExclusiveStartStreamName",
            "ExclusiveStartTagKey",
            "NextToken",
            "ShardFilter",
            "Type",
            "ShardId",
            "Timestamp",
            "StreamCreationTimestamp",
            "Records",
            "Data",
            "PartitionKey",
            "ExplicitHashKey",
            "SequenceNumberForOrdering",
            "ShardIteratorType",
            "StartingSequenceNumber",
            "ShardIterator",
            "RetentionPeriodHours",
            "MaxRecordSizeInKiB",
            "ShardToSplit",
            "NewStartingHashKey",
            "ShardToMerge",
            "AdjacentShardToMerge",
            "TargetShardCount",
            "ScalingType");
    private static final List<String> TEXTS = List.of(
            "",
            "s",
            "shardId-000000000000",
            "shardId-999999999999",
            "TRIM_HORIZON",
            "AT_TIMESTAMP",
            "AT_SEQUENCE_NUMBER",
            "ON_DEMAND",
            "PROVISIONED",
            "AFTER_SHARD_ID",
            "UNIFORM_SCALING",
            "arn:aws:kinesis:us-west-2:000000000000:stream/s",
            "AAAAAAAAAAA=",
            "\ud800",
            "0",
            "340282366920938463463374607431768211456",
            "\ud83d\udd11".repeat(600),
            "x" + "\ud83d\udd11".repeat(600),
            "49".repeat(28),
            "9".repeat(200));

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper CBOR = new ObjectMapper(CBORFactory.builder()
            .enable(CBORGenerator.Feature.LENIENT_UTF_ENCODING)
            .build());

    @Property(tries = 1500)
    void fieldsOfAnyTypeAreAnsweredOrRefused(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        ApiCaller api = newApi();
        ObjectNode body = structure(random, 3);
        String action = ACTIONS.get(random.nextInt(ACTIONS.size()));
        callAndExpectAnAnswerOrARefusal(api, action, JSON.writeValueAsBytes(body), WireFormat.JSON);
        callAndExpectAnAnswerOrARefusal(api, action, CBOR.writeValueAsBytes(body), WireFormat.CBOR);
    }

    @Property(tries = 1000)
    void brokenBytesAreAnsweredOrRefused(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        ApiCaller api = newApi();
        boolean cbor = random.nextBoolean();
        byte[] body = (cbor ? CBOR : JSON).writeValueAsBytes(structure(random, 3));
        for (int i = random.nextInt(4); i > 0; i--) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        byte[] broken = random.nextInt(3) == 0 ? Arrays.copyOf(body, random.nextInt(body.length)) : body;
        callAndExpectAnAnswerOrARefusal(
                api, ACTIONS.get(random.nextInt(ACTIONS.size())), broken, cbor ? WireFormat.CBOR : WireFormat.JSON);
    }

    private static ApiCaller newApi() {
        ApiCaller api = new ApiCaller(Duration.ofHours(24));
        api.createStream("s", 2);
        return api;
    }

    private static void callAndExpectAnAnswerOrARefusal(ApiCaller api, String action, byte[] body, WireFormat format)
            throws IOException {
        try {
            api.call(action, body, format);
        } catch (ApiException refusal) {
            // Even AWS fails at sequence numbers of the oldest version.
            assertThat(refusal.status()).isEqualTo(refusal.type().equals("InternalFailure") ? 500 : 400);
            assertThat(refusal).hasMessageMatching("(?s).*\\S.*");
            assertThat(format.write(refusal)).isNotEmpty();
        }
    }

    private static ObjectNode structure(Random random, int depth) {
        ObjectNode structure = JsonNodeFactory.instance.objectNode();
        for (int i = random.nextInt(6); i > 0; i--) {
            structure.set(FIELDS.get(random.nextInt(FIELDS.size())), value(random, depth));
        }
        if (random.nextInt(3) > 0) {
            structure.put("StreamName", "s");
        }
        return structure;
    }

    private static JsonNode value(Random random, int depth) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        return switch (random.nextInt(depth > 0 ? 12 : 8)) {
            case 0 -> make.nullNode();
            case 1 -> make.booleanNode(random.nextBoolean());
            case 2 -> make.numberNode(random.nextInt(200) - 50);
            case 3 -> make.numberNode(random.nextBoolean() ? Long.MIN_VALUE : random.nextLong());
            case 4 -> make.numberNode(random.nextBoolean() ? 1e300 : random.nextDouble());
            case 5 -> make.binaryNode(new byte[random.nextInt(9)]);
            case 6, 7 -> make.textNode(TEXTS.get(random.nextInt(TEXTS.size())));
            case 8, 9 -> make.arrayNode().add(value(random, depth - 1)).add(structure(random, depth - 1));
            default -> structure(random, depth - 1);
        };
    }
}
