package io.headwater.kinesislocal;

import static io.headwater.kinesislocal.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.ValidationException;

/** The limits on records and requests, to the byte, refused with the typed exceptions of the SDK. */
class RecordLimitsTest {
    private static final int MIB = 1024 * 1024;
    private static final String STREAM = "strict";
    private static LocalKinesis kinesis;
    private static KinesisClient client;

    @BeforeAll
    static void start() {
        kinesis = LocalKinesis.start(LocalKinesisConfig.defaults().withPort(0).withoutShardLimits());
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
    void anAnswerHoldsAtMost10MibAndAtLeastOneRecord() {
        client.createStream(request -> request.streamName("heavy").shardCount(1).maxRecordSizeInKiB(10_240));
        putHeavy(10 * MIB - 1);
        putHeavy(5 * MIB - 1);
        putHeavy(5 * MIB - 1);
        putHeavy(0);

        String iterator = Clients.iterator(client, "heavy", 0, ShardIteratorType.TRIM_HORIZON);
        List<Integer> sizes = new ArrayList<>();
        List<Boolean> atTip = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String next = iterator;
            GetRecordsResponse page = client.getRecords(request -> request.shardIterator(next));
            sizes.add(page.records().size());
            atTip.add(page.millisBehindLatest() == 0);
            iterator = page.nextShardIterator();
        }
        assertThat(sizes).containsExactly(1, 2, 1);
        assertThat(atTip).containsExactly(false, false, true);
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

    private static int stored() {
        return Clients.readAll(client, STREAM, 0).size()
                + Clients.readAll(client, STREAM, 1).size();
    }

    private static void putHeavy(int dataBytes) {
        client.putRecord(request ->
                request.streamName("heavy").partitionKey("k").data(SdkBytes.fromByteArray(new byte[dataBytes])));
    }
}
