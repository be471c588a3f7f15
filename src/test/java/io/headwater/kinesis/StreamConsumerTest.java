package io.headwater.kinesis;

import static io.headwater.kinesis.ConsumedStream.STREAM;
import static io.headwater.kinesis.ConsumedStream.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.kinesis.aggregation.KplAggregate;
import io.headwater.kinesislocal.LocalKinesisConfig;
import io.headwater.kinesislocal.ShardLimits;
import io.headwater.kinesislocal.faults.FaultPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.ScalingType;

/** Consuming a stream of a local Kinesis through the AWS SDK. */
@Timeout(60)
class StreamConsumerTest {
    @TempDir
    Path folder;

    @Test
    void handsOnEveryRecordOnceInTheOrderOfItsShard() {
        try (ConsumedStream stream = new ConsumedStream(folder);
                StreamConsumer consumer = started(stream, 3)) {
            stream.put(0, 2000);
            Map<String, List<Integer>> byShard = new HashMap<>();
            stream.drain(consumer, batch -> {
                stream.take(batch);
                batch.records().forEach(record -> byShard.computeIfAbsent(record.shard(), none -> new ArrayList<>())
                        .add(Integer.valueOf(ConsumedStream.text(record))));
                assertThat(batch.partitionKeys()).allMatch(key -> key.startsWith("key-"));
                assertThat(batch.records().get(0).arrived())
                        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
            });

            assertThat(stream.handed).containsExactlyInAnyOrderElementsOf(numbers(0, 2000));
            assertThat(byShard).hasSize(3).allSatisfy((shard, read) -> assertThat(read)
                    .isSorted());
        }
    }

    @Test
    void goesOnBehindWhatIsDoneTheNextTime() {
        try (ConsumedStream stream = new ConsumedStream(folder)) {
            try (StreamConsumer consumer = started(stream, 2)) {
                stream.put(0, 100);
                stream.drain(consumer);
            }
            stream.put(100, 150);
            try (StreamConsumer next = stream.consumer()) {
                stream.drain(next);
            }
            assertThat(stream.handed).containsExactlyInAnyOrderElementsOf(numbers(0, 150));
        }
    }

    @Test
    void handsAFailedBatchOnAgainBeforeAnyBehindIt() {
        try (ConsumedStream stream = new ConsumedStream(folder);
                StreamConsumer consumer = startedWithPages(stream, 10)) {
            stream.put(0, 50);
            int[] calls = {0};
            stream.drain(consumer, batch -> {
                if (++calls[0] % 3 == 0) {
                    stream.handed.add("failed");
                    throw new IOException("no room");
                }
                stream.take(batch);
            });

            assertThat(stream.handed).contains("failed");
            assertThat(stream.handed.stream().filter(each -> !each.equals("failed")))
                    .containsExactlyElementsOf(numbers(0, 50));
        }
    }

    @Test
    void leavesAFailedBatchAloneForAWhile() {
        try (ConsumedStream stream = new ConsumedStream(folder);
                StreamConsumer consumer = started(stream, 1)) {
            stream.put(0, 5);
            Duration wait = consumer.poll(
                    batch -> {
                        throw new IOException("no room");
                    },
                    () -> true);
            assertThat(wait).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
            consumer.poll(stream::take, () -> true);
            assertThat(stream.handed).isEmpty();
            stream.later();
            consumer.poll(stream::take, () -> true);
            assertThat(stream.handed).isEqualTo(numbers(0, 5));
        }
    }

    @Test
    void theNextOneBeginsBehindTheFirstRecordsThatAreDoneWhateverIsDoneBehindThem() {
        try (ConsumedStream stream = new ConsumedStream(folder)) {
            List<Custody> open = new ArrayList<>();
            List<String> numbers = new ArrayList<>();
            try (StreamConsumer consumer = startedWithPages(stream, 10)) {
                stream.put(0, 40);
                stream.drain(consumer, batch -> {
                    open.add(batch.takeOver());
                    batch.records().forEach(record -> numbers.add(record.sequenceNumber()));
                    stream.take(batch);
                });
                // Out of order, and the second batch only in part.
                open.get(0).done(open.get(0).last());
                open.get(2).done(open.get(2).last());
                open.get(1).done(numbers.get(13));
            }
            stream.handed.clear();
            try (StreamConsumer next = stream.consumer()) {
                stream.drain(next);
            }
            assertThat(stream.handed).isEqualTo(numbers(14, 40));
        }
    }

    @Test
    void whatIsSaidOfABatchThatFailedDoesNotCount() {
        try (ConsumedStream stream = new ConsumedStream(folder)) {
            List<Custody> failed = new ArrayList<>();
            try (StreamConsumer consumer = started(stream, 1)) {
                stream.put(0, 5);
                consumer.poll(
                        batch -> {
                            failed.add(batch.takeOver());
                            throw new IOException("no room");
                        },
                        () -> true);
                failed.get(0).done(failed.get(0).last());
            }
            try (StreamConsumer next = stream.consumer()) {
                stream.drain(next);
            }
            assertThat(stream.handed).isEqualTo(numbers(0, 5));
        }
    }

    @Test
    void takesAggregatesOfTheKplApart() {
        try (ConsumedStream stream = new ConsumedStream(folder);
                StreamConsumer consumer = started(stream, 1)) {
            KplAggregate aggregate = KplAggregate.of("k");
            Stream.of("a", "b", "c").forEach(row -> aggregate.add(row.getBytes(StandardCharsets.UTF_8)));
            stream.client
                    .putRecord(put ->
                            put.streamName(STREAM).partitionKey("k").data(SdkBytes.fromByteArray(aggregate.toBytes())))
                    .join();
            stream.put(1, 2);
            stream.drain(consumer);

            assertThat(stream.handed).containsExactly("a", "b", "c", "1");
        }
    }

    @Test
    void readsThroughSplitsAndMergesWithRestartsInBetween() {
        try (ConsumedStream stream = new ConsumedStream(folder)) {
            stream.kinesis.createStream(STREAM, 2);
            int put = 0;
            for (int shards : new int[] {4, 3, 5, 3, 2, 1, 2}) {
                stream.put(put, put + 100);
                try (StreamConsumer some = stream.consumer(ShardStart.OLDEST, 7)) {
                    for (int look = 0; look < 5; look++) {
                        some.poll(stream::take, () -> true);
                        stream.later();
                    }
                }
                stream.put(put + 100, put + 150);
                put += 150;
                stream.client
                        .updateShardCount(to ->
                                to.streamName(STREAM).targetShardCount(shards).scalingType(ScalingType.UNIFORM_SCALING))
                        .join();
            }
            try (StreamConsumer rest = stream.consumer()) {
                stream.drain(rest);
            }
            assertThat(stream.handed).containsExactlyInAnyOrderElementsOf(numbers(0, put));
        }
    }

    @Test
    void beginsAtTheNewestWhenAskedAndLosesNothingWhileItIsAway() {
        try (ConsumedStream stream = new ConsumedStream(folder)) {
            stream.kinesis.createStream(STREAM, 2);
            stream.put(0, 50);
            try (StreamConsumer first = stream.consumer(ShardStart.NEWEST, 100)) {
                stream.drain(first);
                assertThat(stream.handed).isEmpty();
            }
            // Nothing was read of either shard so far.
            stream.put(50, 80);
            try (StreamConsumer next = stream.consumer(ShardStart.NEWEST, 100)) {
                stream.drain(next);
            }
            assertThat(stream.handed).containsAll(numbers(50, 80));
        }
    }

    @Test
    void readsTheOneStreamOfTheNameAfterTheOther() throws Exception {
        Instant[] now = {Instant.now()};
        LocalKinesisConfig config =
                LocalKinesisConfig.defaults().withPort(0).withoutShardLimits().withClock(() -> now[0]);
        try (ConsumedStream stream = new ConsumedStream(folder, config)) {
            try (StreamConsumer consumer = started(stream, 2)) {
                stream.put(0, 20);
                stream.drain(consumer);
                stream.client
                        .deleteStream(request -> request.streamName(STREAM))
                        .join();
                now[0] = now[0].plusSeconds(5);
                stream.kinesis.createStream(STREAM, 2);
                stream.put(20, 30);
                stream.drain(consumer);
            }
            assertThat(stream.handed).containsExactlyInAnyOrderElementsOf(numbers(0, 30));
            assertThat(Files.readString(stream.position())).contains("\"after\"");

            stream.client.deleteStream(request -> request.streamName(STREAM)).join();
            now[0] = now[0].plusSeconds(5);
            stream.kinesis.createStream(STREAM, 1);
            stream.put(30, 35);
            try (StreamConsumer next = stream.consumer()) {
                stream.drain(next);
            }
            assertThat(stream.handed).containsExactlyInAnyOrderElementsOf(numbers(0, 35));
        }
    }

    @Test
    void losesNothingWhenReadsFailInEveryWay() {
        try (ConsumedStream stream = new ConsumedStream(folder);
                StreamConsumer consumer = startedWithPages(stream, 10)) {
            stream.put(0, 300);
            stream.kinesis
                    .faults()
                    .follow(
                            FaultPlan.parse(
                                    "throttled=0.1,internal-failure=0.1,reset-before=0.1,reset-after=0.1,truncated=0.1,garbage=0.1,access-denied=0.05,actions=GetRecords+GetShardIterator+ListShards,seed=4"));
            while (stream.handed.size() < 300) {
                consumer.poll(stream::take, () -> true);
                stream.later();
            }
            stream.kinesis.faults().stop();
            stream.drain(consumer);
            assertThat(stream.handed).isEqualTo(numbers(0, 300));
        }
    }

    @Test
    void keepsToTheReadsThatAShardAllows() {
        LocalKinesisConfig config =
                LocalKinesisConfig.defaults().withPort(0).withShardLimits(ShardLimits.ON_WRITES_AND_READS);
        try (ConsumedStream stream = new ConsumedStream(folder, config);
                StreamConsumer consumer = startedWithPages(stream, 10)) {
            stream.put(0, 100);
            assertThat(consumer.poll(stream::take, () -> true))
                    .as("there is more, and a shard may be read five times a second")
                    .isEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void beginsAnewWhenThePositionCannotBeRead() throws Exception {
        try (ConsumedStream stream = new ConsumedStream(folder)) {
            Files.createDirectories(stream.position().getParent());
            for (String garbage : new String[] {"", "{", "[]", "{\"shards\":{\"a\":{}}}", "{\"shards\":{\"a\":7}}"}) {
                Files.writeString(stream.position(), garbage);
                try (StreamConsumer consumer = stream.consumer()) {
                    assertThat(consumer).as(garbage).isNotNull();
                }
            }
            try (StreamConsumer consumer = started(stream, 1)) {
                stream.put(0, 3);
                stream.drain(consumer);
            }
            assertThat(stream.handed).isEqualTo(numbers(0, 3));
        }
    }

    private static StreamConsumer started(ConsumedStream stream, int shards) {
        stream.kinesis.createStream(STREAM, shards);
        return stream.consumer();
    }

    private static StreamConsumer startedWithPages(ConsumedStream stream, int limit) {
        stream.kinesis.createStream(STREAM, 1);
        return stream.consumer(ShardStart.OLDEST, limit);
    }
}
