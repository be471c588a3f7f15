package io.headwater.publishing;

import static io.headwater.publishing.ScriptedSink.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The window of requests in flight, with a publishing thread that really blocks. */
@Timeout(10)
class WindowTest {
    private static final int IN_FLIGHT = 3;

    private final ManualTimer timer = new ManualTimer();
    private final StopSignal stop = new StopSignal();
    private final Delivery delivery = new Delivery("a.csv");
    private final HoldingSink sink = new HoldingSink();
    private final BatchPublisher publisher = new BatchPublisher(
            sink,
            IN_FLIGHT,
            new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10), new Random(1)),
            new Patience(Duration.ofMinutes(1), timer::nanoTime),
            stop,
            timer);
    private final CompletableFuture<Void> published = new CompletableFuture<>();
    private final Thread reader = new Thread(() -> {
        try {
            for (int i = 0; i < 20; i++) {
                publisher.publish(delivery.open(rows(1)));
            }
            published.complete(null);
        } catch (InterruptedException | RuntimeException e) {
            published.completeExceptionally(e);
        }
    });

    /** One row a request, answered when the test says so; counts what is under way. */
    private static final class HoldingSink implements Sink {
        private final BlockingQueue<CompletableFuture<Answer>> held = new LinkedBlockingQueue<>();
        private final AtomicInteger underWay = new AtomicInteger();
        private final AtomicInteger mostUnderWay = new AtomicInteger();

        @Override
        public RequestLimits limits() {
            return new RequestLimits(1, Long.MAX_VALUE);
        }

        @Override
        public CompletionStage<Answer> send(List<Row> rows) {
            mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            CompletableFuture<Answer> answer = new CompletableFuture<>();
            held.add(answer);
            return answer;
        }

        void answerNext() throws InterruptedException {
            CompletableFuture<Answer> next = held.take();
            underWay.decrementAndGet();
            next.complete(Answer.allTaken());
        }

        @Override
        public String name() {
            return "the sink";
        }
    }

    @AfterEach
    void endReader() throws InterruptedException {
        reader.interrupt();
        reader.join(5_000);
    }

    @Test
    void isFilledAndNeverExceeded() throws Exception {
        reader.start();
        for (int i = 0; i < 20; i++) {
            sink.answerNext();
        }
        published.get();
        delivery.awaitSettled();

        assertThat(sink.mostUnderWay).hasValueLessThanOrEqualTo(IN_FLIGHT);
        assertThat(delivery.rowsAcknowledged()).isEqualTo(20);
        assertThat(publisher.awaitIdle(Duration.ZERO)).isTrue();
    }

    @Test
    void blocksTheReaderWhileItIsFull() throws Exception {
        reader.start();
        awaitBlockedReader();

        assertThat(sink.held).hasSize(IN_FLIGHT);
        assertThat(delivery.rowsOpened()).isEqualTo(IN_FLIGHT + 1);
        assertThat(published).isNotDone();
        assertThat(publisher.awaitIdle(Duration.ZERO)).isFalse();

        sink.answerNext();
        while (sink.held.size() < IN_FLIGHT) {
            Thread.onSpinWait();
        }
        assertThat(sink.mostUnderWay).hasValue(IN_FLIGHT);
    }

    @Test
    void keepsAPlaceForWhatWaitsToBeSentAgain() throws Exception {
        reader.start();
        awaitBlockedReader();
        sink.held.remove().complete(Answer.refused(rows(1), new Refusal(Refusal.Kind.THROTTLED, "full")));

        awaitBlockedReader();
        assertThat(sink.held).hasSize(IN_FLIGHT - 1);
        assertThat(timer.tasks()).isEqualTo(1);
    }

    @Test
    void letsABlockedReaderGoWithTheFailureOfItsDelivery() throws Exception {
        reader.start();
        awaitBlockedReader();

        sink.held.remove().complete(Answer.refused(rows(1), new Refusal(Refusal.Kind.HOPELESS, "no such stream")));

        assertThatThrownBy(published::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(PublishException.class)
                .hasMessageContaining("no such stream");
        sink.answerNext();
        sink.answerNext();
        assertThat(publisher.awaitIdle(Duration.ZERO)).isTrue();
    }

    @Test
    void anInterruptedReaderLeavesTheWindowAsItWas() throws Exception {
        reader.start();
        awaitBlockedReader();

        reader.interrupt();

        assertThatThrownBy(published::get).hasCauseInstanceOf(InterruptedException.class);
        for (int i = 0; i < IN_FLIGHT; i++) {
            sink.answerNext();
        }
        delivery.awaitSettled();
        assertThat(publisher.awaitIdle(Duration.ZERO)).isTrue();
        assertThat(delivery.rowsOpened() - delivery.rowsAcknowledged()).isEqualTo(1);
    }

    private void awaitBlockedReader() {
        while (reader.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }
}
