package io.headwater.kinesislocal;

import static io.headwater.kinesislocal.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.LimitExceededException;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamDescription;
import software.amazon.awssdk.services.kinesis.model.ValidationException;

/** What the real API refuses of streams and iterators, refused with the typed exceptions of the SDK. */
class ValidationTest {
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
        refused(
                        ValidationException.class,
                        () -> client.createStream(request -> request.streamName("no-count")
                                .streamModeDetails(mode -> mode.streamMode("PROVISIONED"))))
                .hasMessageContaining("Value null at 'shardCount'");
        refused(ValidationException.class, () -> client.describeStream(request -> {}))
                .hasMessageContaining("Value null at 'streamName'");
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
        refused(InvalidArgumentException.class, () -> iterator(0, "AT_SEQUENCE_NUMBER", "9".repeat(57)));
        refused(ValidationException.class, () -> iterator(0, "SOMEWHERE", number))
                .hasMessageContaining("enum value set");
        refused(
                InvalidArgumentException.class,
                () -> client.getShardIterator(request -> request.streamName(STREAM)
                        .shardId(Clients.shardId(0))
                        .shardIteratorType("AT_TIMESTAMP")
                        .timestamp(Instant.now().plusSeconds(3600))));
        refused(
                InvalidArgumentException.class,
                () -> client.putRecord(request -> request.streamName(STREAM)
                        .partitionKey("k")
                        .sequenceNumberForOrdering("9".repeat(57))
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
                        () -> client.registerStreamConsumer(
                                request -> request.streamARN("arn:aws:kinesis:us-west-2:000000000000:stream/" + STREAM)
                                        .consumerName("c")))
                .hasMessageContaining("Kinesis_20131202.RegisterStreamConsumer")
                .hasMessageContaining("PutRecords")
                .satisfies(error -> assertThat(
                                ((KinesisException) error).awsErrorDetails().errorCode())
                        .isEqualTo("UnknownOperationException"));
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
}
