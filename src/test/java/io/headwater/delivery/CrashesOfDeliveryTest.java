package io.headwater.delivery;

import static io.headwater.kinesis.ConsumedStream.STREAM;
import static io.headwater.kinesis.ConsumedStream.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.kinesis.ConsumedStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.kinesis.model.ScalingType;

/** Lives that end at any moment, with a store that fails before and after it has stored: each record is in one object all the same. */
@Timeout(60)
class CrashesOfDeliveryTest {
    private static final int LIVES = 25;
    private static final int PER_LIFE = 40;

    @TempDir
    Path folder;

    /** The process ends here. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void eachRecordIsInOneObject(long seed) throws Exception {
        Random random = new Random(seed);
        try (ConsumedStream stream = new ConsumedStream(folder)) {
            stream.kinesis.createStream(STREAM, 2);
            int put = 0;
            for (int life = 0; life < LIVES; life++) {
                stream.put(put, put + PER_LIFE);
                put += PER_LIFE;
                if (life % 8 == 4) {
                    int shards = 1 + random.nextInt(3);
                    reshard(stream, shards);
                }
                live(stream, random);
            }
            Delivering.into(folder, stream, Delivering.rules(60)).toTheEnd();

            assertThat(Delivering.lines(folder)).containsExactlyInAnyOrderElementsOf(numbers(0, put));
            assertThat(Delivering.linesByShard(folder)).allSatisfy((shard, lines) -> assertThat(
                            lines.stream().map(Integer::valueOf).toList())
                    .isSorted());
        }
    }

    private void live(ConsumedStream stream, Random random) throws IOException {
        ObjectStore files = Delivering.store(folder);
        Delivering life = new Delivering(
                stream,
                folder,
                Delivering.rules(20 + random.nextInt(100)),
                (name, content, type) -> {
                    int luck = random.nextInt(12);
                    if (luck == 0) {
                        throw new Crash();
                    }
                    if (luck == 1) {
                        throw new IOException("not stored");
                    }
                    files.put(name, content, type);
                    if (luck == 2) {
                        throw new Crash();
                    }
                    if (luck == 3) {
                        throw new IOException("stored, but who knows");
                    }
                },
                1 + random.nextInt(30));
        try {
            for (int step = random.nextInt(12); step > 0; step--) {
                if (random.nextInt(4) == 0) {
                    life.later(Delivering.INTERVAL);
                } else {
                    life.poll(1);
                }
            }
            if (random.nextInt(3) == 0) {
                life.consumer.close();
            }
        } catch (Crash e) {
            // The next life begins with what is on the disk.
        }
        if (random.nextInt(10) == 0) {
            Files.deleteIfExists(stream.position());
        }
    }

    private static void reshard(ConsumedStream stream, int shards) {
        int open = (int) stream.client.listShards(request -> request.streamName(STREAM)).join().shards().stream()
                .filter(shard -> shard.sequenceNumberRange().endingSequenceNumber() == null)
                .count();
        int target = Math.max((open + 1) / 2, Math.min(open * 2, shards));
        if (target != open) {
            stream.client
                    .updateShardCount(request -> request.streamName(STREAM)
                            .targetShardCount(target)
                            .scalingType(ScalingType.UNIFORM_SCALING))
                    .join();
        }
    }
}
