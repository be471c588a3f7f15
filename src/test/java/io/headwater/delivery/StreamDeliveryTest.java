package io.headwater.delivery;

import static io.headwater.kinesis.ConsumedStream.STREAM;
import static io.headwater.kinesis.ConsumedStream.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.kinesis.ConsumedStream;
import io.headwater.publishing.StoppingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;

/** From a local Kinesis, through the AWS SDK and a consumer, into files. */
@Timeout(60)
class StreamDeliveryTest {
    @TempDir
    Path folder;

    @Test
    void everyRecordIsInOneObjectInTheOrderOfItsShard() throws Exception {
        try (ConsumedStream stream = stream(3)) {
            stream.put(0, 3000);
            Delivering.into(folder, stream, Delivering.rules(500)).toTheEnd();

            assertThat(Delivering.lines(folder)).containsExactlyInAnyOrderElementsOf(numbers(0, 3000));
            assertThat(Delivering.linesByShard(folder)).hasSize(3).allSatisfy((shard, lines) -> assertThat(
                            lines.stream().map(Integer::valueOf).toList())
                    .isSorted());
        }
    }

    @Test
    void anObjectIsStoredOnceItIsFull() throws Exception {
        try (ConsumedStream stream = stream(1)) {
            stream.put(100, 150);
            // Ten lines of three digits.
            Delivering.into(folder, stream, Delivering.rules(40)).poll(2);

            assertThat(Delivering.objects(folder)).hasSize(5).allSatisfy((name, content) -> assertThat(content)
                    .hasSize(40));
        }
    }

    @Test
    void anObjectIsStoredOnceItIsOldEnough() throws Exception {
        try (ConsumedStream stream = stream(1)) {
            Delivering life = Delivering.into(folder, stream, Delivering.rules(1000));
            stream.put(0, 5);
            life.poll(2);
            life.later(Duration.ofSeconds(59));
            assertThat(folder.resolve("delivered")).doesNotExist();
            life.later(Duration.ofSeconds(1));
            assertThat(Delivering.lines(folder)).isEqualTo(numbers(0, 5));
            life.later(Duration.ofHours(1));
            assertThat(Delivering.objects(folder)).hasSize(1);
        }
    }

    @Test
    void anObjectIsNamedForItsStreamShardTimeAndFirstRecord() throws Exception {
        try (ConsumedStream stream = stream(1)) {
            stream.put(0, 5);
            Delivering.into(folder, stream, Delivering.rules(1000)).toTheEnd();

            assertThat(Delivering.objects(folder).keySet())
                    .singleElement()
                    .asString()
                    .matches(
                            "payments/\\d{4}/\\d\\d/\\d\\d/\\d\\d/payments-shardId-000000000000-\\d{4}-\\d\\d-\\d\\d-\\d\\d-\\d\\d-\\d\\d-49\\d{54}\\.ndjson");
        }
    }

    @Test
    void whatIsStoredIsNotReadAgainAndWhatIsNotIs() throws Exception {
        try (ConsumedStream stream = stream(1)) {
            stream.put(100, 125);
            Delivering first = Delivering.into(folder, stream, Delivering.rules(40));
            first.poll(2);
            first.consumer.close();
            assertThat(Delivering.lines(folder)).isEqualTo(numbers(100, 120));

            Delivering.into(folder, stream, Delivering.rules(40)).toTheEnd();
            assertThat(Delivering.lines(folder)).isEqualTo(numbers(100, 125));
            assertThat(Delivering.objects(folder)).hasSize(3);
        }
    }

    @Test
    void anObjectThatWasUnderWayAtACrashBecomesTheSameObject() throws Exception {
        try (ConsumedStream stream = stream(1)) {
            stream.put(0, 5);
            AtomicInteger puts = new AtomicInteger();
            ObjectStore files = Delivering.store(folder);
            Delivering first = new Delivering(
                    stream,
                    folder,
                    Delivering.rules(1000),
                    (name, content, type) -> {
                        puts.incrementAndGet();
                        files.put(name, content, type);
                        throw new IOException("the line broke");
                    },
                    10_000);
            first.poll(2);
            first.later(Delivering.INTERVAL);
            assertThat(puts).hasValue(1);
            Map<String, byte[]> before = Delivering.objects(folder);

            stream.put(5, 10);
            Delivering second = Delivering.into(folder, stream, Delivering.rules(1000));
            second.poll(2);
            assertThat(Delivering.objects(folder)).as("stored at once").hasSize(1);
            assertThat(Delivering.objects(folder).values()).containsExactlyElementsOf(before.values());
            second.later(Delivering.INTERVAL);
            assertThat(Delivering.lines(folder)).isEqualTo(numbers(0, 10));
            assertThat(Delivering.objects(folder)).hasSize(2);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenToHealsByItself() throws Exception {
        try (ConsumedStream stream = stream(1)) {
            // Who may write where is nothing to root: a file in the place of the folder is something to everybody.
            Files.writeString(folder.resolve("delivered"), "in the way");
            stream.put(0, 5);
            Delivering life = Delivering.into(folder, stream, Delivering.rules(1000));
            life.poll(2);
            life.later(Delivering.INTERVAL);
            life.later(Delivering.INTERVAL);
            Files.delete(folder.resolve("delivered"));
            life.later(Delivering.INTERVAL);
            assertThat(Delivering.lines(folder)).isEqualTo(numbers(0, 5));
        }
    }

    @Test
    void nothingIsTakenWhileAFullObjectCannotBeStoredAndStopEndsTheWait() throws Exception {
        try (ConsumedStream stream = stream(1)) {
            stream.put(100, 150);
            Delivering[] life = new Delivering[1];
            AtomicInteger tries = new AtomicInteger();
            life[0] = new Delivering(
                    stream,
                    folder,
                    Delivering.rules(40),
                    (name, content, type) -> {
                        if (tries.incrementAndGet() == 20) {
                            life[0].stop.stop();
                        }
                        throw new IOException("no space left");
                    },
                    10_000);
            assertThatThrownBy(() -> life[0].consumer.poll(
                            batch -> {
                                try {
                                    life[0].delivery.deliver(batch);
                                } catch (StoppingException e) {
                                    throw new AssertionError(e);
                                }
                            },
                            () -> true))
                    .hasCauseInstanceOf(StoppingException.class);
            assertThat(tries).hasValue(20);

            Delivering.into(folder, stream, Delivering.rules(40)).toTheEnd();
            assertThat(Delivering.lines(folder)).isEqualTo(numbers(100, 150));
        }
    }

    @Test
    void whatIsCollectedIsStoredWhenHeadwaterStops() throws Exception {
        try (ConsumedStream stream = stream(2)) {
            stream.put(0, 20);
            Delivering life = Delivering.into(folder, stream, Delivering.rules(1000));
            life.poll(2);
            life.stop.stop();
            life.delivery.finish();
            life.poll(1);
            life.consumer.close();

            assertThat(Delivering.lines(folder)).containsExactlyInAnyOrderElementsOf(numbers(0, 20));
            Delivering.into(folder, stream, Delivering.rules(1000)).toTheEnd();
            assertThat(Delivering.objects(folder)).hasSize(2);
        }
    }

    @Test
    void memoryIsBoundedHoweverManyShardsThereAre() throws Exception {
        try (ConsumedStream stream = stream(20)) {
            stream.put(1000, 3000);
            DeliveryRules rules = new DeliveryRules(Delivering.INTERVAL, 1_000_000, 1000, ObjectFormat.NDJSON);
            Delivering.into(folder, stream, rules).poll(3);

            int stored = Delivering.lines(folder).size();
            assertThat(stored).as("all but 1,000 bytes and a record").isBetween(2000 - 201, 2000);
        }
    }

    @Test
    void gzipIsReadByOthers() throws Exception {
        try (ConsumedStream stream = stream(1)) {
            stream.put(0, 1000);
            DeliveryRules rules = new DeliveryRules(Delivering.INTERVAL, 1 << 20, 64 << 20, ObjectFormat.GZIP);
            Delivering.into(folder, stream, rules).toTheEnd();

            Map<String, byte[]> objects = Delivering.objects(folder);
            assertThat(objects).hasSize(1);
            String expected = numbers(0, 1000).stream().collect(Collectors.joining("\n", "", "\n"));
            try (GZIPInputStream in = new GZIPInputStream(
                    new ByteArrayInputStream(objects.values().iterator().next()))) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(expected);
            }
            String name = objects.keySet().iterator().next();
            assertThat(name).endsWith(".ndjson.gz");
            Process zcat = new ProcessBuilder(
                            "zcat", folder.resolve("delivered").resolve(name).toString())
                    .start();
            assertThat(new String(zcat.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(expected);
            assertThat(zcat.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aRecordIsALineWhateverItEndsWithAndAnEmptyOneIsNone() throws Exception {
        try (ConsumedStream stream = stream(1)) {
            for (String data : List.of("{\"a\":1}", "{\"a\":2}\n", "", "two\nlines", "ä")) {
                stream.client
                        .putRecord(
                                put -> put.streamName(STREAM).partitionKey("k").data(SdkBytes.fromUtf8String(data)))
                        .join();
            }
            Delivering.into(folder, stream, Delivering.rules(1000)).toTheEnd();

            assertThat(Delivering.objects(folder).values())
                    .singleElement()
                    .isEqualTo("{\"a\":1}\n{\"a\":2}\ntwo\nlines\nä\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private ConsumedStream stream(int shards) {
        ConsumedStream stream = new ConsumedStream(folder);
        stream.kinesis.createStream(STREAM, shards);
        return stream;
    }
}
