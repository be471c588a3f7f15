package io.headwater.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.headwater.publishing.FaultySink.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Whatever a sink answers, in whichever order its answers come, and however it is resharded meanwhile: no row is lost, none is
 * counted twice, and the order asked for is kept.
 */
class RandomFaultsTest {
    private static final int KEYS = 5;

    @Property(tries = 300)
    void everyRowIsTakenExactlyOnceUnlessTheDeliveryFails(
            @ForAll @Size(max = 60) List<Fault> faults,
            @ForAll @Size(max = 15) List<@IntRange(max = 8) Integer> batchSizes,
            @ForAll @IntRange(min = 1, max = 4) int inFlight,
            @ForAll boolean stopInBetween,
            @ForAll long seed) {
        new Run(Order.NONE, false, faults, inFlight, seed)
                .publish(batchSizes, stopInBetween)
                .check();
    }

    @Property(tries = 300)
    void rowsOfOneKeyArriveInTheirOrder(
            @ForAll boolean keepsOrderInRequest,
            @ForAll @Size(max = 60) List<Fault> faults,
            @ForAll @Size(max = 15) List<@IntRange(max = 8) Integer> batchSizes,
            @ForAll @IntRange(min = 1, max = 4) int inFlight,
            @ForAll boolean stopInBetween,
            @ForAll long seed) {
        new Run(Order.PER_KEY, keepsOrderInRequest, faults, inFlight, seed)
                .publish(batchSizes, stopInBetween)
                .check();
    }

    @Property(tries = 300)
    void allRowsArriveInTheirOrderIfThatIsStrict(
            @ForAll boolean keepsOrderInRequest,
            @ForAll @Size(max = 60) List<Fault> faults,
            @ForAll @Size(max = 15) List<@IntRange(max = 8) Integer> batchSizes,
            @ForAll @IntRange(min = 1, max = 4) int inFlight,
            @ForAll boolean stopInBetween,
            @ForAll long seed) {
        // There is room for fewer rows where a request has one.
        List<Integer> sizes = batchSizes.stream()
                .map(size -> keepsOrderInRequest ? size : Math.min(1, size))
                .toList();
        new Run(Order.STRICT, keepsOrderInRequest, faults, inFlight, seed)
                .publish(sizes, stopInBetween)
                .check();
    }

    /** One file published. */
    private static final class Run {
        private final Random random;
        private final ManualTimer timer = new ManualTimer();
        private final StopSignal stop = new StopSignal();
        private final FaultySink sink;
        private final BatchPublisher publisher;
        private final RememberingLog log = new RememberingLog(true);
        private final Delivery delivery = new Delivery("a.csv", log);
        private final List<Row> handedOver = new ArrayList<>();
        private boolean refused;
        private long stoppedAt;

        Run(Order order, boolean keepsOrderInRequest, List<Fault> faults, int inFlight, long seed) {
            random = new Random(seed);
            sink = new FaultySink(order, keepsOrderInRequest, faults, random);
            publisher = new BatchPublisher(
                    sink, Sending.rules(order, inFlight, Duration.ofSeconds(20), timer::nanoTime), stop, timer);
        }

        /** So few rows that there is room for all: publishing never blocks. */
        Run publish(List<Integer> batchSizes, boolean stopInBetween) {
            for (int size : batchSizes) {
                List<Row> rows = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    long number = handedOver.size() + (long) i;
                    rows.add(ScriptedSink.row("key " + random.nextInt(KEYS), Long.toString(number), number));
                }
                handedOver.addAll(rows);
                try {
                    publisher.publish(delivery.open(rows));
                } catch (PublishException e) {
                    refused = true;
                    break;
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                if (stopInBetween && !stop.isStopping() && random.nextInt(10) == 0) {
                    stop.stop();
                    stoppedAt = timer.nanoTime();
                }
                if (random.nextInt(5) == 0) {
                    sink.reshard();
                }
                for (int steps = random.nextInt(8); steps > 0 && canGoOn(); steps--) {
                    goOn();
                }
            }
            while (canGoOn()) {
                goOn();
            }
            return this;
        }

        private boolean canGoOn() {
            return sink.hasUnderWay() || timer.tasks() > 0;
        }

        /** A request arrives or is answered, or the next wait ends. */
        private void goOn() {
            if (!sink.hasUnderWay() || (timer.tasks() > 0 && random.nextBoolean())) {
                timer.runNext();
            } else {
                sink.goOn();
            }
        }

        void check() {
            assertTimeoutPreemptively(Duration.ofSeconds(10), delivery::awaitSettled);
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThat(publisher.awaitIdle(Duration.ZERO))
                    .as("nothing waits and every place in flight is free")
                    .isTrue());
            assertThat(sink.violations()).isEmpty();
            assertThat(log.acknowledgedRows()).containsExactlyInAnyOrderElementsOf(sink.taken());
            assertThat(Stream.concat(log.acknowledgedRows().stream(), log.rejectedRows().stream()))
                    .doesNotHaveDuplicates();
            assertThat(delivery.rowsAcknowledged()).isEqualTo(sink.taken().size());
            assertThat(delivery.rowsRejected()).isEqualTo(log.rejectedRows().size());
            assertThat(delivery.rowsOpened()).isEqualTo(handedOver.size());
            assertThat(refused && delivery.failure().isEmpty()).isFalse();
            if (delivery.failure().isEmpty()) {
                assertThat(delivery.rowsOwed()).isZero();
            }
            if (stop.isStopping()) {
                assertThat(Duration.ofNanos(timer.nanoTime() - stoppedAt)).isLessThan(Duration.ofSeconds(21));
            }
        }
    }
}
