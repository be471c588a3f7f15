package io.headwater.kinesislocal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class StreamsTest {
    private static final long MIB = 1024 * 1024;
    private static final int ALL = Integer.MAX_VALUE;
    private static final Throughput UNLIMITED = new Throughput(false, false);

    private final AtomicLong millis = new AtomicLong(1_795_000_000_000L);
    private final InstantSource clock = () -> Instant.ofEpochMilli(millis.get());

    @Property(tries = 20)
    void recordsOfAnySizeAreReadByteForByteInOrder(@ForAll long seed) {
        Random random = new Random(seed);
        Streams streams = new Streams(512 * MIB, clock, UNLIMITED);
        Stream stream = create(streams, "sizes", 1);
        Shard shard = stream.allShards().get(0);
        List<byte[]> put = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int size =
                    switch (random.nextInt(5)) {
                        case 0 -> 0;
                        case 1 -> Block.FULL_BYTES - 40 + random.nextInt(40);
                        case 2 -> random.nextInt(2 * Block.FULL_BYTES);
                        default -> random.nextInt(5000);
                    };
            byte[] data = new byte[size];
            random.nextBytes(data);
            put.add(data);
            put(streams, stream, shard, utf8("key-" + i), data);
        }

        List<StoredRecord> read = stream.read(shard, 0, ALL, Long.MAX_VALUE, millis.get())
                .orElseThrow()
                .records();

        assertThat(read).hasSize(put.size());
        for (int i = 0; i < put.size(); i++) {
            StoredRecord record = read.get(i);
            byte[] data =
                    Arrays.copyOfRange(record.block(), record.dataOffset(), record.dataOffset() + record.dataLength());
            assertThat(data).isEqualTo(put.get(i));
            assertThat(record.partitionKey()).isEqualTo("key-" + i);
        }
    }

    @Example
    void aMillionRecordsOf200BytesFitIn256Mib() {
        Streams streams = new Streams(256 * MIB, clock, UNLIMITED);
        Stream stream = create(streams, "million", 4);
        byte[] data = new byte[200];
        for (int i = 0; i < 1_000_000; i++) {
            put(streams, stream, stream.allShards().get(i & 3), utf8("key-" + i), data);
        }

        long readable = stream.allShards().stream()
                .mapToLong(shard -> stream.read(shard, 0, ALL, Long.MAX_VALUE, millis.get())
                        .orElseThrow()
                        .records()
                        .size())
                .sum();
        assertThat(readable).isEqualTo(1_000_000);
        assertThat(streams.usedBytes()).isBetween(224 * MIB, 256 * MIB);
    }

    @Example
    void forgetsTheOldestRecordsOfAllStreamsBeyondTheBudget() {
        Streams streams = new Streams(4 * MIB, clock, UNLIMITED);
        Stream quiet = create(streams, "quiet", 1);
        Stream busy = create(streams, "busy", 2);
        Stream old = create(streams, "old", 1);
        putMany(streams, old, 1000);
        millis.addAndGet(1000);
        putMany(streams, busy, 10_000);
        millis.addAndGet(1000);
        put(streams, quiet, quiet.allShards().get(0), utf8("k"), new byte[100]);
        for (int i = 0; i < 5; i++) {
            millis.addAndGet(1000);
            putMany(streams, busy, 10_000);
        }

        assertThat(streams.usedBytes()).isLessThanOrEqualTo(4 * MIB);
        assertThat(readable(old)).isZero();
        assertThat(readable(busy)).isBetween(10_000, 50_000);
        StoredRecord newest = last(busy);
        assertThat(newest.arrivalMillis()).isEqualTo(millis.get());
    }

    @Example
    void aDeletedStreamGivesItsMemoryBackAndTakesNothingMore() {
        Streams streams = new Streams(64 * MIB, clock, UNLIMITED);
        Stream stream = create(streams, "deleted", 3);
        putMany(streams, stream, 5000);
        assertThat(streams.usedBytes()).isGreaterThan(500_000);

        streams.delete(stream);
        put(streams, stream, stream.allShards().get(0), utf8("late"), new byte[100]);

        assertThat(streams.usedBytes()).isZero();
        assertThat(streams.find("deleted")).isEmpty();
    }

    @Example
    void expiredRecordsAreLeftOutAndTheirMemoryGivenBack() {
        Streams streams = new Streams(64 * MIB, clock, UNLIMITED);
        Stream stream = create(streams, "expiring", 1);
        putMany(streams, stream, 5000);
        millis.addAndGet(Duration.ofHours(24).toMillis());
        putMany(streams, stream, 10);
        long before = streams.usedBytes();

        assertThat(readable(stream)).isEqualTo(5010);
        millis.addAndGet(1);
        assertThat(readable(stream)).isEqualTo(10);
        assertThat(streams.usedBytes()).isLessThan(before / 2);
    }

    @Example
    void arrivalTimesNeverFallWhenTheClockIsSetBack() {
        Streams streams = new Streams(MIB, clock, UNLIMITED);
        Stream stream = create(streams, "clock", 1);
        putMany(streams, stream, 1);
        millis.addAndGet(-5000);
        putMany(streams, stream, 1);

        assertThat(stream.read(stream.allShards().get(0), 0, ALL, ALL, millis.get())
                        .orElseThrow()
                        .records())
                .extracting(StoredRecord::arrivalMillis)
                .containsOnly(millis.get() + 5000);
    }

    @Example
    void manyWritersLoseNothingAndKeepTheirOrder() throws InterruptedException {
        Streams streams = new Streams(256 * MIB, InstantSource.system(), UNLIMITED);
        Stream stream = create(streams, "writers", 3);
        int writers = 8;
        int each = 5000;
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (int w = 0; w < writers; w++) {
            String writer = "writer-" + w;
            running.add(CompletableFuture.runAsync(
                    () -> {
                        for (int i = 0; i < each; i++) {
                            byte[] key = utf8(writer);
                            put(
                                    streams,
                                    stream,
                                    stream.shardFor(HashKey.ofPartitionKey(key)),
                                    key,
                                    utf8(String.valueOf(i)));
                        }
                    },
                    pool));
        }
        running.forEach(CompletableFuture::join);
        pool.shutdown();

        int[] next = new int[writers];
        for (Shard shard : stream.allShards()) {
            long last = 0;
            for (StoredRecord record : stream.read(shard, 0, ALL, Long.MAX_VALUE, System.currentTimeMillis())
                    .orElseThrow()
                    .records()) {
                assertThat(record.ordinal()).isGreaterThan(last);
                last = record.ordinal();
                int writer = Integer.parseInt(record.partitionKey().substring("writer-".length()));
                String data =
                        new String(record.block(), record.dataOffset(), record.dataLength(), StandardCharsets.UTF_8);
                assertThat(data).isEqualTo(String.valueOf(next[writer]++));
            }
        }
        assertThat(next).containsOnly(each);
    }

    private static Stream create(Streams streams, String name, int shards) {
        return streams.create(new StreamSettings(name, shards, false, Duration.ofHours(24), 1024))
                .orElseThrow();
    }

    private static void put(Streams streams, Stream stream, Shard shard, byte[] partitionKey, byte[] data) {
        streams.writer(stream).put(shard.range().start(), partitionKey, data);
    }

    private static void putMany(Streams streams, Stream stream, int count) {
        for (int i = 0; i < count; i++) {
            Shard shard = stream.allShards().get(i % stream.allShards().size());
            put(streams, stream, shard, utf8("key"), new byte[100]);
        }
    }

    private int readable(Stream stream) {
        return stream.allShards().stream()
                .mapToInt(shard -> stream.read(shard, 0, ALL, Long.MAX_VALUE, millis.get())
                        .orElseThrow()
                        .records()
                        .size())
                .sum();
    }

    private StoredRecord last(Stream stream) {
        Shard shard = stream.allShards().get(0);
        List<StoredRecord> records = stream.read(shard, 0, ALL, Long.MAX_VALUE, millis.get())
                .orElseThrow()
                .records();
        return records.get(records.size() - 1);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
