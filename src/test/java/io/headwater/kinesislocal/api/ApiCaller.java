package io.headwater.kinesislocal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headwater.kinesislocal.faults.Injection;
import io.headwater.kinesislocal.store.Streams;
import io.headwater.kinesislocal.store.Throughput;
import io.headwater.kinesislocal.wire.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Consumer;

/** Calls actions in JSON, without HTTP in between. */
final class ApiCaller {
    static final String ACCOUNT = "000000000000";
    private static final ObjectMapper JSON = new ObjectMapper();

    final ManualClock clock = new ManualClock();
    final Streams streams;
    private final Api api;

    ApiCaller(Duration retention) {
        this(retention, 256 * 1024 * 1024, new Throughput(false, false));
    }

    /** With the limits of shards. */
    static ApiCaller limited(Throughput limits) {
        return new ApiCaller(Duration.ofHours(24), 256 * 1024 * 1024, limits);
    }

    private ApiCaller(Duration retention, long memoryBudgetBytes, Throughput limits) {
        streams = new Streams(memoryBudgetBytes, clock, limits);
        api = new Api(new Account(ACCOUNT, "us-west-2", retention, clock, streams));
    }

    JsonNode call(String action, Consumer<ObjectNode> fields) {
        ObjectNode body = JSON.createObjectNode();
        fields.accept(body);
        try {
            return call(action, JSON.writeValueAsBytes(body), WireFormat.JSON);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    JsonNode call(String action, byte[] body, WireFormat format) throws IOException {
        byte[] answer = format.write(api.answer("Kinesis_20131202." + action, format.read(body), Injection.none()));
        return format == WireFormat.JSON ? JSON.readTree(answer) : JSON.missingNode();
    }

    void createStream(String name, int shards) {
        call("CreateStream", in -> in.put("StreamName", name).put("ShardCount", shards));
    }

    JsonNode put(String stream, String key, byte[] data) {
        return call(
                "PutRecord",
                in -> in.put("StreamName", stream).put("PartitionKey", key).put("Data", data));
    }

    String iterator(String stream, int shard, String type) {
        return call("GetShardIterator", in -> in.put("StreamName", stream)
                        .put("ShardId", String.format("shardId-%012d", shard))
                        .put("ShardIteratorType", type))
                .path("ShardIterator")
                .asText();
    }

    JsonNode read(String iterator, int limit) {
        return call("GetRecords", in -> in.put("ShardIterator", iterator).put("Limit", limit));
    }
}
