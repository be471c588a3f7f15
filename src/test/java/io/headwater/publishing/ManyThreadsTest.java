package io.headwater.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.publishing.Refusal.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several readers, one publisher, a sink that answers from several threads and often badly: everything for real. */
@Timeout(60)
class ManyThreadsTest {
    private static final int READERS = 3;
    private static final int BATCHES = 100;
    private static final int ROWS = 25;
    private static final int IN_FLIGHT = 5;

    private final ExecutorService sinkThreads = Executors.newFixedThreadPool(4);
    private final ExecutorService readers = Executors.newFixedThreadPool(READERS);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Queue<Row> taken = new ConcurrentLinkedQueue<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();

    @AfterEach
    void stop() {
        readers.shutdownNow();
        sinkThreads.shutdownNow();
        timer.shutdownNow();
    }

    private final class UnreliableSink implements Sink {
        @Override
        public RequestLimits limits() {
            return new RequestLimits(10, Long.MAX_VALUE);
        }

        @Override
        public CompletionStage<Answer> send(List<Row> rows) {
            mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            if (ThreadLocalRandom.current().nextInt(20) == 0) {
                underWay.decrementAndGet();
                throw new IllegalStateException("thrown");
            }
            return CompletableFuture.supplyAsync(() -> answer(rows), sinkThreads);
        }

        private Answer answer(List<Row> rows) {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            List<Row> refused =
                    rows.stream().filter(row -> random.nextInt(4) == 0).toList();
            rows.stream().filter(row -> !refused.contains(row)).forEach(taken::add);
            underWay.decrementAndGet();
            return refused.isEmpty() ? Answer.allTaken() : Answer.refused(refused, new Refusal(Kind.FAILED, "refused"));
        }

        @Override
        public String name() {
            return "the sink";
        }
    }

    private BatchPublisher publisher(StopSignal stop) {
        return new BatchPublisher(
                new UnreliableSink(),
                new SendingRules(
                        Order.NONE,
                        IN_FLIGHT,
                        new Backoff(Duration.ofMillis(1), Duration.ofMillis(2), new Random()),
                        new Patience(Duration.ofHours(1), System::nanoTime)),
                stop,
                timer);
    }

    @Test
    void everyRowOfEveryReaderIsTakenOnce() throws Exception {
        BatchPublisher publisher = publisher(new StopSignal());
        List<Delivery> deliveries = new ArrayList<>();
        List<Future<?>> done = new ArrayList<>();
        for (int reader = 0; reader < READERS; reader++) {
            Delivery delivery = new Delivery("file " + reader, DeliveryLog.none());
            deliveries.add(delivery);
            done.add(readers.submit(() -> {
                for (int batch = 0; batch < BATCHES; batch++) {
                    publisher.publish(delivery.open(ScriptedSink.rows(ROWS)));
                }
                delivery.awaitSettled();
                return delivery;
            }));
        }
        for (Future<?> each : done) {
            each.get();
        }

        assertThat(taken).hasSize(READERS * BATCHES * ROWS).doesNotHaveDuplicates();
        assertThat(deliveries).allSatisfy(delivery -> {
            assertThat(delivery.failure()).isEmpty();
            assertThat(delivery.rowsAcknowledged()).isEqualTo(BATCHES * ROWS);
            assertThat(delivery.rowsOwed()).isZero();
        });
        assertThat(mostUnderWay).hasValueLessThanOrEqualTo(IN_FLIGHT);
        assertThat(publisher.awaitIdle(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void aStopInTheMiddleOfItLeavesNothingInFlightAndTheAccountRight() throws Exception {
        StopSignal stop = new StopSignal();
        BatchPublisher publisher = publisher(stop);
        Delivery delivery = new Delivery("file", DeliveryLog.none());
        Future<?> reader = readers.submit(() -> {
            for (int batch = 0; batch < BATCHES && !stop.isStopping(); batch++) {
                publisher.publish(delivery.open(ScriptedSink.rows(ROWS)));
            }
            return delivery;
        });
        while (taken.size() < ROWS * 10) {
            Thread.onSpinWait();
        }

        stop.stop();

        try {
            reader.get();
        } catch (java.util.concurrent.ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(PublishException.class);
        }
        delivery.awaitSettled();
        assertThat(publisher.awaitIdle(Duration.ofSeconds(20))).isTrue();
        assertThat(delivery.rowsAcknowledged()).isEqualTo(taken.size());
    }
}
