package io.headwater.delivery;

import io.headwater.kinesis.ConsumedStream;
import io.headwater.kinesis.ShardStart;
import io.headwater.kinesis.StreamConsumer;
import io.headwater.publishing.Backoff;
import io.headwater.publishing.StopSignal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One life of a delivery and of the consumer before it, into a folder that outlives it; a crash is that it is no longer called. */
final class Delivering {
    static final Duration INTERVAL = Duration.ofSeconds(60);

    final StopSignal stop = new StopSignal();
    final StreamDelivery delivery;
    final StreamConsumer consumer;
    private final ConsumedStream stream;
    private Instant now = Instant.parse("2026-11-25T04:00:00Z");

    Delivering(ConsumedStream stream, Path folder, DeliveryRules rules, ObjectStore store, int limit) {
        this.stream = stream;
        delivery = new StreamDelivery(
                rules,
                store,
                folder.resolve("state/delivery"),
                () -> now,
                stop,
                new Backoff(Duration.ofMillis(1), Duration.ofMillis(2), new Random(1)));
        consumer = stream.consumer(ShardStart.OLDEST, limit);
    }

    static Delivering into(Path folder, ConsumedStream stream, DeliveryRules rules) {
        return new Delivering(stream, folder, rules, store(folder), 10_000);
    }

    /** The folder {@code delivered} in another. */
    static ObjectStore store(Path folder) {
        DeliveredFolder delivered = new DeliveredFolder(folder.resolve("delivered"));
        return (name, content, type) -> delivered.write(name, content);
    }

    static DeliveryRules rules(long size) {
        return new DeliveryRules(INTERVAL, size, 64 << 20, ObjectFormat.NDJSON);
    }

    /** Polls so many times, with time for each shard to be due. */
    void poll(int times) {
        for (int i = 0; i < times; i++) {
            consumer.poll(delivery::deliver, () -> true);
            stream.later();
        }
    }

    /** Time goes by for objects. */
    void later(Duration time) {
        now = now.plus(time);
        delivery.storeWhatIsDue();
    }

    /** Reads to the tip of every shard, and has all objects grow old. */
    void toTheEnd() {
        poll(20);
        later(INTERVAL);
        consumer.poll(batch -> {}, () -> false);
    }

    /** The objects by their names. */
    static Map<String, byte[]> objects(Path folder) throws IOException {
        Map<String, byte[]> objects = new TreeMap<>();
        Path delivered = folder.resolve("delivered");
        try (Stream<Path> files = Files.walk(delivered)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                objects.put(delivered.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return objects;
    }

    /** The lines of all objects of each shard, in the order of the objects' names. */
    static Map<String, List<String>> linesByShard(Path folder) throws IOException {
        Map<String, List<String>> lines = new TreeMap<>();
        objects(folder).forEach((name, content) -> lines.computeIfAbsent(
                        name.replaceFirst(".*(shardId-\\d+).*", "$1"), none -> new ArrayList<>())
                .addAll(Arrays.asList(new String(content, StandardCharsets.UTF_8).split("\n"))));
        return lines;
    }

    static List<String> lines(Path folder) throws IOException {
        return linesByShard(folder).values().stream().flatMap(List::stream).toList();
    }
}
