package io.headwater.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How much of what shards allow is used, and how much is refused, in minutes of virtual time. */
class PaceOfShardsTest {
    private static final Throughput KINESIS = new Throughput(1_000, 1024 * 1024);
    private static final Throughput HALF = new Throughput(500, 512 * 1024);
    /** Less than what a publisher lets in: with it a single thread is never blocked. */
    private static final int ROWS_OWED = 9_000;

    private static final int BYTES_OWED = 12 * 1024 * 1024;

    private final ManualTimer timer = new ManualTimer();
    private final Random random = new Random(1);
    private final Delivery delivery = new Delivery("a.csv", DeliveryLog.none());
    private int rowBytes = 100;
    private long number;

    private BatchPublisher publisher(Sink sink) {
        return new BatchPublisher(sink, Sending.rules(Order.NONE, 4, timer::nanoTime), new StopSignal(), timer);
    }

    /** As much as there is room for, for so long. */
    private void publishFor(Duration time, BatchPublisher publisher) throws InterruptedException {
        long end = timer.nanoTime() + time.toNanos();
        while (timer.nanoTime() < end) {
            while (delivery.rowsOwed() < Math.min(ROWS_OWED, BYTES_OWED / rowBytes)) {
                publisher.publish(delivery.open(batch()));
            }
            timer.runNext();
        }
    }

    private List<Row> batch() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            rows.add(new Row(new byte[rowBytes], "key " + random.nextInt(100_000), number++));
        }
        return rows;
    }

    private void requireWellUsed(SimulatedShards shards, long takenBefore, long refusedBefore, double allowed) {
        long taken = shards.taken() - takenBefore;
        long refused = shards.refused() - refusedBefore;
        assertThat(taken / allowed).as("of what is allowed").isGreaterThanOrEqualTo(0.95);
        assertThat((double) refused / (taken + refused)).as("refused").isLessThan(0.05);
    }

    @Test
    void oneShardIsUsedWell() throws InterruptedException {
        SimulatedShards shards = new SimulatedShards(timer, 1, KINESIS, Optional.of(KINESIS));

        publishFor(Duration.ofMinutes(1), publisher(shards));

        requireWellUsed(shards, 0, 0, 60 * 1_000);
    }

    @Test
    void fourShardsAreUsedWell() throws InterruptedException {
        SimulatedShards shards = new SimulatedShards(timer, 4, KINESIS, Optional.of(KINESIS));

        publishFor(Duration.ofMinutes(1), publisher(shards));

        requireWellUsed(shards, 0, 0, 4 * 60 * 1_000);
    }

    @Test
    void thirtyTwoShardsAreUsedWell() throws InterruptedException {
        SimulatedShards shards = new SimulatedShards(timer, 32, KINESIS, Optional.of(KINESIS));

        publishFor(Duration.ofMinutes(1), publisher(shards));

        requireWellUsed(shards, 0, 0, 32 * 60 * 1_000);
    }

    @Test
    void largeRowsArePacedByTheirBytes() throws InterruptedException {
        rowBytes = 10 * 1024;
        SimulatedShards shards = new SimulatedShards(timer, 2, KINESIS, Optional.of(KINESIS));

        publishFor(Duration.ofMinutes(1), publisher(shards));

        requireWellUsed(shards, 0, 0, 2 * 60 * KINESIS.bytesPerSecond() / (rowBytes + "key 12345".length()));
    }

    @Test
    void aTargetOfUnknownThroughputIsUsedWell() throws InterruptedException {
        Throughput allowed = new Throughput(7_000, 1e12);
        SimulatedShards shards = new SimulatedShards(timer, 1, allowed, Optional.empty());

        publishFor(Duration.ofMinutes(1), publisher(shards));

        requireWellUsed(shards, 0, 0, 60 * 7_000);
    }

    @Test
    void halfTheCapacityThatGoesAwayAndComesBackIsFollowed() throws InterruptedException {
        SimulatedShards shards = new SimulatedShards(timer, 2, KINESIS, Optional.of(KINESIS));
        BatchPublisher publisher = publisher(shards);
        publishFor(Duration.ofMinutes(1), publisher);

        for (Throughput allowed : List.of(HALF, KINESIS, HALF, KINESIS)) {
            shards.allow(allowed);
            publishFor(Duration.ofSeconds(40), publisher);
            long taken = shards.taken();
            long refused = shards.refused();
            publishFor(Duration.ofMinutes(1), publisher);
            requireWellUsed(shards, taken, refused, 2 * 60 * allowed.rowsPerSecond());
        }
    }

    @Test
    void aTargetWithoutLimitsHasFullSpeedWithinThreeSeconds() throws InterruptedException {
        Throughput endless = new Throughput(1e12, 1e18);
        SimulatedShards shards = new SimulatedShards(timer, 4, endless, Optional.of(KINESIS));
        BatchPublisher publisher = publisher(shards);
        publishFor(Duration.ofSeconds(3), publisher);

        long taken = shards.taken();
        publishFor(Duration.ofSeconds(2), publisher);

        // Four requests of 500 rows at once, each answered after 20 ms.
        assertThat(shards.taken() - taken).isGreaterThanOrEqualTo(4 * 500 * (2_000 / 20) - 4 * 500);
        assertThat(shards.refused()).isZero();
    }
}
