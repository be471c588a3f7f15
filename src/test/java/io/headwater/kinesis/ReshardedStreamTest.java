package io.headwater.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.kinesislocal.LocalKinesis;
import io.headwater.kinesislocal.LocalKinesisConfig;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.ScalingType;

/** Reading a stream whose shards are split and merged while it is written to. */
@Timeout(60)
class ReshardedStreamTest {
    private static final String STREAM = "payments";
    private static final int KEYS = 20;
    private static final int BATCHES = 200;

    @Test
    void readsEachKeyInOrderThroughSplitsAndMergesAndLosesNothing() {
        try (LocalKinesis kinesis = LocalKinesis.start(
                        LocalKinesisConfig.defaults().withPort(0).withoutShardLimits());
                KinesisClients clients = new KinesisClients(4)) {
            kinesis.createStream(STREAM, 2);
            KinesisAsyncClient client = clients.client(
                    new KinesisTarget("us-west-2", Optional.of(kinesis.endpoint()), new KinesisCredentials.MadeUp()));
            AtomicBoolean written = new AtomicBoolean();
            CompletableFuture<Void> writer =
                    CompletableFuture.runAsync(() -> write(client)).whenComplete((done, failure) -> written.set(true));
            CompletableFuture<Void> resharder = CompletableFuture.runAsync(() -> reshard(client));

            Map<String, List<Integer>> read = new HashMap<>();
            Map<String, BigInteger> numbers = new HashMap<>();
            StreamReader reader = new StreamReader(client, STREAM, false);
            boolean more = true;
            while (more) {
                // Asked before reading: what was written before that is read by this poll, or there is more.
                boolean last = written.get() && resharder.isDone();
                more = reader.poll(record -> {
                            read.computeIfAbsent(record.partitionKey(), none -> new ArrayList<>())
                                    .add(Integer.valueOf(StandardCharsets.UTF_8
                                            .decode(record.data())
                                            .toString()));
                            BigInteger number = new BigInteger(record.sequenceNumber());
                            assertThat(number)
                                    .isGreaterThan(numbers.getOrDefault(record.partitionKey(), BigInteger.ZERO));
                            numbers.put(record.partitionKey(), number);
                        })
                        || !last;
            }

            writer.join();
            resharder.join();
            assertThat(read).hasSize(KEYS).allSatisfy((key, values) -> {
                assertThat(values).hasSize(BATCHES).isSorted();
                assertThat(values.get(values.size() - 1)).isEqualTo(BATCHES - 1);
            });
            assertThat(client.listShards(request -> request.streamName(STREAM))
                            .join()
                            .shards())
                    .hasSizeGreaterThan(10);
        }
    }

    private static void write(KinesisAsyncClient client) {
        for (int batch = 0; batch < BATCHES; batch++) {
            List<PutRecordsRequestEntry> entries = new ArrayList<>();
            for (int key = 0; key < KEYS; key++) {
                entries.add(PutRecordsRequestEntry.builder()
                        .partitionKey("key-" + key)
                        .data(SdkBytes.fromUtf8String(String.valueOf(batch)))
                        .build());
            }
            client.putRecords(request -> request.streamName(STREAM).records(entries))
                    .join();
        }
    }

    private static void reshard(KinesisAsyncClient client) {
        for (int target : new int[] {4, 3, 5, 3, 2, 1, 2}) {
            client.updateShardCount(request -> request.streamName(STREAM)
                            .targetShardCount(target)
                            .scalingType(ScalingType.UNIFORM_SCALING))
                    .join();
        }
    }
}
