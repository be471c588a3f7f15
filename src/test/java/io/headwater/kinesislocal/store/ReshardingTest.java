package io.headwater.kinesislocal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;

/** Splits and merges while records come. */
class ReshardingTest {
    private static final int ALL = Integer.MAX_VALUE;
    private static final int KEYS = 12;

    private final AtomicLong millis = new AtomicLong(1_795_000_000_000L);
    private final InstantSource clock = () -> Instant.ofEpochMilli(millis.get());
    private Streams streams = newStreams();
    private Stream stream = newStream();

    @BeforeTry
    void beginAnew() {
        streams = newStreams();
        stream = newStream();
    }

    @Property(tries = 100)
    void recordsOfAKeyAreReadInOrderParentsFirstAndNoneIsLost(@ForAll long seed) {
        Random random = new Random(seed);
        Map<String, List<String>> put = new HashMap<>();
        Map<String, BigInteger> numbers = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            millis.addAndGet(random.nextInt(400));
            if (random.nextInt(10) == 0) {
                reshard(random);
            }
            String key = "key-" + random.nextInt(KEYS);
            BigInteger number = put(key, String.valueOf(i));
            assertThat(number).isGreaterThan(numbers.getOrDefault(key, BigInteger.ZERO));
            numbers.put(key, number);
            put.computeIfAbsent(key, none -> new ArrayList<>()).add(String.valueOf(i));
        }

        assertThat(readParentsFirst()).isEqualTo(put);
        openRangesCoverEachKeyOnce();
    }

    @Property(tries = 60)
    void spreadsEvenlyFromAnyShards(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int count) {
        Random random = new Random(seed);
        for (int i = random.nextInt(8); i > 0; i--) {
            reshard(random);
        }

        stream.spreadEvenly(count, millis.get());

        assertThat(open()).extracting(Shard::range).containsExactlyElementsOf(HashKeyRange.evenly(count));
        openRangesCoverEachKeyOnce();
    }

    @Example
    void numbersOfChildrenAreHigherThanAllOfTheirParents() {
        Shard parent = stream.allShards().get(0);
        stream.split(parent, parent.range().middle(), millis.get());

        BigInteger end = new BigInteger(parent.endingNumber().orElseThrow().toString());
        assertThat(parent.children())
                .extracting(child -> new BigInteger(child.startingNumber().toString()))
                .allSatisfy(start -> assertThat(start).isGreaterThan(end));
        assertThat(SequenceNumber.parse(end.toString())).isPresent();
    }

    @Example
    void whatIsClosedIsNeitherSplitNorMergedAgain() {
        Shard lower = stream.allShards().get(0);
        Shard upper = stream.allShards().get(1);
        assertThat(stream.split(lower, lower.range().middle(), millis.get())).isTrue();

        assertThat(stream.split(lower, lower.range().middle(), millis.get())).isFalse();
        assertThat(stream.merge(lower, upper, millis.get())).isFalse();
        assertThat(stream.openShards()).isEqualTo(3);
    }

    @Example
    void aClosedShardAndItsMemoryGoWhenItsRecordsHaveExpired() {
        put("key-1", "x".repeat(1000));
        put("key-2", "x".repeat(1000));
        stream.spreadEvenly(1, millis.get());
        long day = Duration.ofHours(24).toMillis();

        assertThat(stream.shards(millis.addAndGet(day))).hasSize(3);
        assertThat(streams.usedBytes()).isPositive();
        assertThat(stream.shards(millis.addAndGet(1))).extracting(Shard::index).containsExactly(2);
        assertThat(streams.usedBytes()).isZero();
        assertThat(stream.shard(0, millis.get())).isEmpty();
        assertThat(stream.shard(2, millis.get())).isPresent();
    }

    @Example
    void theBudgetForgetsRecordsOfClosedShardsToo() {
        for (int i = 0; i < 40; i++) {
            put("key-" + i, "x".repeat(1 << 20));
        }
        stream.spreadEvenly(1, millis.get());
        millis.addAndGet(1000);
        for (int i = 0; i < 60; i++) {
            put("key-" + i, "y".repeat(1 << 20));
        }

        assertThat(streams.usedBytes()).isBetween(60L << 20, 64L << 20);
        assertThat(read(stream.allShards().get(2))).hasSize(60);
    }

    @Example
    void writersAtWorkLoseNothingWhileShardsComeAndGo() {
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (int w = 0; w < 4; w++) {
            String key = "key-" + w;
            writers.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 4000; i++) {
                    put(key, String.valueOf(i));
                }
            }));
        }
        Random random = new Random(1);
        while (!writers.stream().allMatch(CompletableFuture::isDone)) {
            stream.spreadEvenly(1 + random.nextInt(6), millis.get());
        }
        writers.forEach(CompletableFuture::join);

        Map<String, List<String>> read = readParentsFirst();
        assertThat(read).hasSize(4).allSatisfy((key, values) -> {
            assertThat(values).hasSize(4000);
            for (int i = 0; i < values.size(); i++) {
                assertThat(values.get(i)).isEqualTo(String.valueOf(i));
            }
        });
    }

    private Streams newStreams() {
        return new Streams(64 << 20, clock, new Throughput(false, false));
    }

    private Stream newStream() {
        return streams.create(new StreamSettings("s", 2, false, Duration.ofHours(24), 1024))
                .orElseThrow();
    }

    private void reshard(Random random) {
        List<Shard> open = open();
        int which = random.nextInt(open.size());
        if (random.nextBoolean() || which + 1 == open.size()) {
            HashKeyRange range = open.get(which).range();
            if (!range.start().equals(range.end())) {
                stream.split(open.get(which), random.nextBoolean() ? range.middle() : range.end(), millis.get());
            }
        } else {
            stream.merge(open.get(which), open.get(which + 1), millis.get());
        }
    }

    private BigInteger put(String key, String data) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return new BigInteger(streams.writer(stream)
                .put(HashKey.ofPartitionKey(bytes), bytes, data.getBytes(StandardCharsets.UTF_8))
                .number()
                .orElseThrow()
                .toString());
    }

    private List<Shard> open() {
        return stream.allShards().stream()
                .filter(Shard::isOpen)
                .sorted((a, b) -> a.range().start().compareTo(b.range().start()))
                .toList();
    }

    private void openRangesCoverEachKeyOnce() {
        List<Shard> open = open();
        assertThat(open.get(0).range().start()).isEqualTo(new HashKey(0, 0));
        assertThat(open.get(open.size() - 1).range().end()).isEqualTo(new HashKey(-1, -1));
        for (int i = 1; i < open.size(); i++) {
            assertThat(open.get(i - 1).range().isFollowedBy(open.get(i).range()))
                    .isTrue();
        }
        assertThat(stream.openShards()).isEqualTo(open.size());
    }

    /** As consumers do: a shard after all its parents. */
    private Map<String, List<String>> readParentsFirst() {
        Map<String, List<String>> read = new HashMap<>();
        Set<Integer> done = new HashSet<>();
        for (Shard shard : stream.shards(millis.get())) {
            assertThat(done).as("parents have lower numbers").containsAll(shard.parents());
            done.add(shard.index());
            for (StoredRecord record : read(shard)) {
                String data =
                        new String(record.block(), record.dataOffset(), record.dataLength(), StandardCharsets.UTF_8);
                read.computeIfAbsent(record.partitionKey(), none -> new ArrayList<>())
                        .add(data);
            }
        }
        return read;
    }

    private List<StoredRecord> read(Shard shard) {
        ShardPage page =
                stream.read(shard, 0, ALL, Long.MAX_VALUE, millis.get()).orElseThrow();
        assertThat(page.ended()).isEqualTo(!shard.isOpen());
        return page.records();
    }
}
