package io.headwater.kinesislocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamDescription;
import software.amazon.awssdk.services.kinesis.model.ValidationException;

/** What the real API refuses, refused with the same typed exceptions. */
class ValidationTest {
    private static final int MIB = 1024 * 1024;
    private static final String STREAM = "strict";
    private static LocalKinesis kinesis;
    private static KinesisClient client;

    @BeforeAll
    static void start() {
        kinesis = LocalKinesis.start(LocalKinesisConfig.defaults().withPort(0));
        kinesis.createStream(STREAM, 2);
        client = Clients.sync(kinesis.endpoint());
    }

    @AfterAll
    static void stop() {
        client.close();
        kinesis.close();
    }

    @Test
    void takes500RecordsAndNot501() {
        put(Clients.entries(500));

        refused(ValidationException.class, () -> put(Clients.entries(501)))
                .hasMessageContaining("1 validation error detected: Value '")
                .hasMessageContaining(
                        "at 'records' failed to satisfy constraint: Member must have length less than or equal to 500");
        refused(ValidationException.class, () -> put(List.of())).hasMessageContaining("greater than or equal to 1");
    }

    @Test
    void takesARecordOf1MibWithItsKeyAndNotOneByteMore() {
        put(List.of(Clients.entry("keys", new byte[MIB - 4])));

        int before = stored();
        refused(
                        ValidationException.class,
                        () -> put(List.of(Clients.entry("a", "fine"), Clients.entry("keys", new byte[MIB - 3]))))
                .hasMessageContaining(
                        "at 'records.2.member.data' failed to satisfy constraint: Member must have length")
                .hasMessageContaining("1048572");
        assertThat(stored()).as("nothing of a refused request is stored").isEqualTo(before);
        refused(
                        ValidationException.class,
                        () -> client.putRecord(request -> request.streamName(STREAM)
                                .partitionKey("k")
                                .data(SdkBytes.fromByteArray(new byte[MIB]))))
                .hasMessageContaining("at 'data' failed");
    }

    @Test
    void takesLargerRecordsInAStreamCreatedForThem() {
        client.createStream(request -> request.streamName("large").shardCount(1).maxRecordSizeInKiB(10_240));

        client.putRecord(request ->
                request.streamName("large").partitionKey("k").data(SdkBytes.fromByteArray(new byte[10 * MIB - 1])));

        assertThat(Clients.readAll(client, "large", 0)).singleElement().satisfies(record -> assertThat(
                        record.data().asByteArrayUnsafe())
                .hasSize(10 * MIB - 1));
        assertThat(client.describeStreamSummary(request -> request.streamName("large"))
                        .streamDescriptionSummary()
                        .maxRecordSizeInKiB())
                .isEqualTo(10_240);
    }

    @Test
    void takes10MibInARequestWithItsKeysAndNotOneByteMore() {
        // 10 keys of 3 bytes in UTF-8, 1 character each: bytes count, not characters.
        List<PutRecordsRequestEntry> fits = Collections.nCopies(10, Clients.entry("鍵", new byte[MIB - 3]));
        put(fits);

        List<PutRecordsRequestEntry> exceeds =
                Stream.concat(fits.stream(), Stream.of(Clients.entry("k", ""))).toList();
        refused(InvalidArgumentException.class, () -> put(exceeds))
                .hasMessageContaining("10485761")
                .hasMessageContaining("10485760");
    }

    @Test
    void takesPartitionKeysOf1To256Characters() {
        put(List.of(Clients.entry("k".repeat(256), "x"), Clients.entry("🔑".repeat(256), "x")));

        refused(ValidationException.class, () -> put(List.of(Clients.entry("k".repeat(257), "x"))))
                .hasMessageContaining("at 'records.1.member.partitionKey'");
        refused(ValidationException.class, () -> put(List.of(Clients.entry("", "x"))));
    }

    @Test
    void tellsSeveralViolationsAtOnce() {
        refused(
                        ValidationException.class,
                        () -> put(List.of(Clients.entry("", "x"), Clients.entry("k".repeat(257), "x"))))
                .hasMessageContaining("2 validation errors detected: ")
                .hasMessageContaining("'records.1.member.partitionKey'")
                .hasMessageContaining("; Value")
                .hasMessageContaining("'records.2.member.partitionKey'");
    }

    @Test
    void takesExplicitHashKeysUpTo2Pow128Minus1() {
        String largest = "340282366920938463463374607431768211455";
        assertThat(putWithHashKey(largest)).isEqualTo(Clients.shardId(1));
        assertThat(putWithHashKey("0")).isEqualTo(Clients.shardId(0));

        refused(InvalidArgumentException.class, () -> putWithHashKey("340282366920938463463374607431768211456"))
                .hasMessageContaining("ExplicitHashKey must be in the range: [0, 2^128-1]");
        refused(ValidationException.class, () -> putWithHashKey("-1"));
        refused(ValidationException.class, () -> putWithHashKey("007"));
    }

    @Test
    void saysWhatIsNotThere() {
        refused(ResourceNotFoundException.class, () -> client.describeStream(request -> request.streamName("x")))
                .hasMessageContaining("Stream x under account 000000000000 not found.");
        refused(ResourceNotFoundException.class, () -> client.deleteStream(request -> request.streamName("x")));
        refused(
                ResourceNotFoundException.class,
                () -> client.putRecords(request -> request.streamName("x").records(Clients.entries(1))));
        refused(
                        ResourceNotFoundException.class,
                        () -> Clients.iterator(client, STREAM, 2, ShardIteratorType.TRIM_HORIZON))
                .hasMessageContaining("Shard shardId-000000000002 in stream strict");
    }

    @Test
    void refusesStreamsThatCannotBeCreated() {
        refused(ResourceInUseException.class, () -> create(STREAM, 2))
                .hasMessageContaining("Stream strict under account 000000000000 already exists.");
        refused(LimitExceededException.class, () -> create("wide", 20_000)).hasMessageContaining("Limit: 20000");
        refused(ValidationException.class, () -> create("none", 0)).hasMessageContaining("'shardCount'");
        refused(ValidationException.class, () -> create("blank in it", 1))
                .hasMessageContaining("Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
        refused(ValidationException.class, () -> create("n".repeat(129), 1));
        refused(ValidationException.class, () -> client.createStream(request -> request.streamName("no-count")))
                .hasMessageContaining("Value null at 'shardCount'");
        refused(InvalidArgumentException.class, () -> client.describeStream(request -> {}))
                .hasMessageContaining("StreamName or StreamARN");
    }

    @Test
    void refusesIteratorsThatMakeNoSense() {
        String number = client.putRecord(request -> request.streamName(STREAM)
                        .partitionKey("k")
                        .explicitHashKey("0")
                        .data(SdkBytes.fromUtf8String("x")))
                .sequenceNumber();
        refused(InvalidArgumentException.class, () -> client.getRecords(request -> request.shardIterator("AAAA")))
                .hasMessageContaining("Invalid ShardIterator.");
        refused(InvalidArgumentException.class, () -> iterator(0, "TRIM_HORIZON", number))
                .hasMessageContaining("Request specified TRIM_HORIZON and also a StartingSequenceNumber.");
        refused(InvalidArgumentException.class, () -> iterator(1, "AT_SEQUENCE_NUMBER", number))
                .hasMessageContaining("It encodes shardId-000000000000");
        refused(InvalidArgumentException.class, () -> iterator(0, "AT_SEQUENCE_NUMBER", "123"));
        refused(ValidationException.class, () -> iterator(0, "SOMEWHERE", number))
                .hasMessageContaining("enum value set");
        refused(
                InvalidArgumentException.class,
                () -> client.getShardIterator(request -> request.streamName(STREAM)
                        .shardId(Clients.shardId(0))
                        .shardIteratorType("AT_TIMESTAMP")
                        .timestamp(java.time.Instant.now().plusSeconds(3600))));
        refused(
                InvalidArgumentException.class,
                () -> client.putRecord(request -> request.streamName(STREAM)
                        .partitionKey("k")
                        .sequenceNumberForOrdering("123")
                        .data(SdkBytes.fromUtf8String("x"))));
    }

    @Test
    void refusesAnIteratorOfAStreamThatWasDeletedAndCreatedAnew() {
        kinesis.createStream("anew", 1);
        String old = Clients.iterator(client, "anew", 0, ShardIteratorType.TRIM_HORIZON);
        client.deleteStream(request -> request.streamName("anew"));
        kinesis.createStream("anew", 1);

        refused(ResourceNotFoundException.class, () -> client.getRecords(request -> request.shardIterator(old)));
    }

    @Test
    void pagesThroughShardsAndStreams() {
        kinesis.createStream("pages", 5);
        StreamDescription first = client.describeStream(
                        request -> request.streamName("pages").limit(2))
                .streamDescription();
        assertThat(first.hasMoreShards()).isTrue();
        assertThat(first.shards()).extracting(Shard::shardId).containsExactly(Clients.shardId(0), Clients.shardId(1));
        StreamDescription rest = client.describeStream(
                        request -> request.streamName("pages").exclusiveStartShardId(Clients.shardId(1)))
                .streamDescription();
        assertThat(rest.hasMoreShards()).isFalse();
        assertThat(rest.shards())
                .extracting(Shard::shardId)
                .containsExactly(Clients.shardId(2), Clients.shardId(3), Clients.shardId(4));
        assertThat(client.listShards(request -> request.streamName("pages")
                                .shardFilter(
                                        filter -> filter.type("AFTER_SHARD_ID").shardId(Clients.shardId(3))))
                        .shards())
                .singleElement()
                .satisfies(shard -> assertThat(shard.shardId()).isEqualTo(Clients.shardId(4)));
        kinesis.createStream("pages-2", 1);
        assertThat(client.listStreamsPaginator(request -> request.limit(1)).streamSummaries())
                .extracting(summary -> summary.streamName())
                .contains("pages", "pages-2", STREAM)
                .isSorted();
        refused(InvalidArgumentException.class, () -> client.listShards(request -> request.nextToken("x")));
    }

    @Test
    void namesTheActionThatItDoesNotKnow() {
        refused(
                        KinesisException.class,
                        () -> client.splitShard(request -> request.streamName(STREAM)
                                .shardToSplit(Clients.shardId(0))
                                .newStartingHashKey("1")))
                .hasMessageContaining("Kinesis_20131202.SplitShard")
                .hasMessageContaining("PutRecords")
                .satisfies(error -> assertThat(
                                ((KinesisException) error).awsErrorDetails().errorCode())
                        .isEqualTo("UnknownOperationException"));
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> refused(
            Class<? extends KinesisException> type, ThrowingCallable call) {
        return assertThatThrownBy(call).isInstanceOf(type).satisfies(error -> assertThat(
                        ((KinesisException) error).statusCode())
                .isEqualTo(400));
    }

    private static void put(List<PutRecordsRequestEntry> entries) {
        client.putRecords(request -> request.streamName(STREAM).records(entries));
    }

    private static String putWithHashKey(String key) {
        return client.putRecord(request -> request.streamName(STREAM)
                        .partitionKey("k")
                        .explicitHashKey(key)
                        .data(SdkBytes.fromUtf8String("x")))
                .shardId();
    }

    private static void create(String name, int shards) {
        client.createStream(request -> request.streamName(name).shardCount(shards));
    }

    private static void iterator(int shard, String type, String number) {
        client.getShardIterator(request -> request.streamName(STREAM)
                .shardId(Clients.shardId(shard))
                .shardIteratorType(type)
                .startingSequenceNumber(number));
    }

    private static int stored() {
        return Clients.readAll(client, STREAM, 0).size()
                + Clients.readAll(client, STREAM, 1).size();
    }
}
