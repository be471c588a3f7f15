package io.headwater.publishing;

import static io.headwater.publishing.ScriptedSink.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The requests in flight and the rows that wait for them, with a publishing thread that really blocks. */
@Timeout(10)
class WindowTest {
    private static final int IN_FLIGHT = 3;

    /** Twenty requests' worth of rows. */
    private static final int WAITING = 20;

    private static final int BATCHES = 40;

    private final ManualTimer timer = new ManualTimer();
    private final StopSignal stop = new StopSignal();
    private final Delivery delivery = new Delivery("a.csv", DeliveryLog.none());
    private final HoldingSink sink = new HoldingSink();
    private final BatchPublisher publisher =
            new BatchPublisher(sink, Sending.rules(Order.NONE, IN_FLIGHT, timer::nanoTime), stop, timer);
    private final CompletableFuture<Void> published = new CompletableFuture<>();
    private final Thread reader = new Thread(() -> {
        try {
            for (int i = 0; i < BATCHES; i++) {
                publisher.publish(delivery.open(rows(1)));
            }
            published.complete(null);
        } catch (InterruptedException | RuntimeException e) {
            published.completeExceptionally(e);
        }
    });

    private record Held(List<Row> rows, CompletableFuture<Answer> answer) {}

    /** One row a request, answered when the test says so; counts what is under way. */
    private static final class HoldingSink implements Sink {
        private final BlockingQueue<Held> held = new LinkedBlockingQueue<>();
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
            held.add(new Held(rows, answer));
            return answer;
        }

        Held next() throws InterruptedException {
            Held next = held.take();
            underWay.decrementAndGet();
            return next;
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
        for (int i = 0; i < BATCHES; i++) {
            answerNext();
        }
        published.get();
        delivery.awaitSettled();

        assertThat(sink.mostUnderWay).hasValueLessThanOrEqualTo(IN_FLIGHT);
        assertThat(delivery.rowsAcknowledged()).isEqualTo(BATCHES);
        assertThat(publisher.awaitIdle(Duration.ZERO)).isTrue();
    }

    @Test
    void blocksTheReaderWhileItIsFull() throws Exception {
        reader.start();
        awaitBlockedReader();

        assertThat(sink.held).hasSize(IN_FLIGHT);
        assertThat(delivery.rowsOpened()).isEqualTo(IN_FLIGHT + WAITING + 1);
        assertThat(published).isNotDone();
        assertThat(publisher.awaitIdle(Duration.ZERO)).isFalse();

        answerNext();
        while (delivery.rowsOpened() < IN_FLIGHT + WAITING + 2) {
            Thread.onSpinWait();
        }
        assertThat(sink.held).hasSize(IN_FLIGHT);
        assertThat(sink.mostUnderWay).hasValue(IN_FLIGHT);
    }

    @Test
    void keepsTheReaderBlockedWhileWhatWasRefusedWaits() throws Exception {
        reader.start();
        awaitBlockedReader();
        refuseNext(new Refusal(Refusal.Kind.FAILED, "broken"));

        awaitBlockedReader();
        assertThat(sink.held).hasSize(IN_FLIGHT - 1);
        assertThat(delivery.rowsOpened()).isEqualTo(IN_FLIGHT + WAITING + 1);
        assertThat(published).isNotDone();
    }

    @Test
    void letsABlockedReaderGoWithTheFailureOfItsDelivery() throws Exception {
        reader.start();
        awaitBlockedReader();

        refuseNext(new Refusal(Refusal.Kind.HOPELESS, "no such stream"));

        assertThatThrownBy(published::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(PublishException.class)
                .hasMessageContaining("no such stream");
        answerNext();
        answerNext();
        assertThat(publisher.awaitIdle(Duration.ZERO)).isTrue();
    }

    @Test
    void anInterruptedReaderLeavesTheWindowAsItWas() throws Exception {
        reader.start();
        awaitBlockedReader();

        reader.interrupt();

        assertThatThrownBy(published::get).hasCauseInstanceOf(InterruptedException.class);
        for (int i = 0; i < IN_FLIGHT + WAITING; i++) {
            answerNext();
        }
        delivery.awaitSettled();
        assertThat(publisher.awaitIdle(Duration.ZERO)).isTrue();
        assertThat(delivery.rowsOpened() - delivery.rowsAcknowledged()).isEqualTo(1);
    }

    private void answerNext() throws InterruptedException {
        sink.next().answer().complete(Answer.allTaken());
        timer.runDue();
    }

    private void refuseNext(Refusal why) throws InterruptedException {
        Held next = sink.next();
        next.answer().complete(Answer.refused(next.rows(), why));
        timer.runDue();
    }

    private void awaitBlockedReader() {
        while (reader.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }
}
