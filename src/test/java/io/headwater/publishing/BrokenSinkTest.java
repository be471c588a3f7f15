package io.headwater.publishing;

import static io.headwater.publishing.ScriptedSink.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.publishing.Refusal.Kind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A sink that breaks its own rules: it throws, and answers nothing or something else. */
@Timeout(10)
class BrokenSinkTest {
    private static final int IN_FLIGHT = 2;
    private static final Duration PATIENCE = Sending.PATIENCE;
    private static final Refusal BROKEN = new Refusal(Kind.FAILED, "broken");

    private final ManualTimer timer = new ManualTimer();
    private final StopSignal stop = new StopSignal();
    private final ScriptedSink sink = new ScriptedSink(4);
    private final RememberingLog log = new RememberingLog(true);
    private final Delivery delivery = new Delivery("a.csv", log);
    private final BatchPublisher publisher = publisher(PATIENCE);

    private BatchPublisher publisher(Duration patience) {
        return new BatchPublisher(sink, Sending.rules(Order.NONE, IN_FLIGHT, patience, timer::nanoTime), stop, timer);
    }

    /** Whatever a test did: once its answers are there, each place in flight is free and the delivery settled. */
    @AfterEach
    @Timeout(10)
    void nothingIsLeftInFlight() throws InterruptedException {
        delivery.awaitSettled();
        assertThat(publisher.awaitIdle(Duration.ZERO)).isTrue();
    }

    @Test
    void aSinkThatBreaksIsAFailureThatIsTriedAgain() throws InterruptedException {
        sink.then(
                rows -> {
                    throw new IllegalStateException("thrown");
                },
                rows -> {
                    throw new AssertionError("an Error, thrown");
                },
                rows -> CompletableFuture.failedFuture(new java.io.IOException("completed with")),
                rows -> CompletableFuture.failedFuture(new StackOverflowError("an Error, completed with")));

        publisher.publish(delivery.open(rows(2)));
        timer.runAll();

        assertThat(sink.requests()).hasSize(5);
        assertThat(delivery.rowsAcknowledged()).isEqualTo(2);
    }

    @Test
    void aSinkThatBreaksForGoodIsNamedInTheFailure() throws InterruptedException {
        sink.then(1_000, rows -> CompletableFuture.failedFuture(new java.io.IOException("no route to host")));

        publisher.publish(delivery.open(rows(2)));
        timer.runAll();

        assertThat(delivery.failure().orElseThrow()).hasMessageContaining("(java.io.IOException: no route to host)");
    }

    @Test
    @SuppressWarnings("NullAway") // What a sink written without null checks can do.
    void aSinkThatAnswersNothingIsAFailureThatIsTriedAgain() throws InterruptedException {
        BatchPublisher careless = new BatchPublisher(
                new Sink() {
                    @Override
                    public RequestLimits limits() {
                        return sink.limits();
                    }

                    @Override
                    public java.util.concurrent.CompletionStage<Answer> send(java.util.List<Row> rows) {
                        return CompletableFuture.completedFuture(null);
                    }

                    @Override
                    public String name() {
                        return "careless";
                    }
                },
                Sending.rules(Order.NONE, 1, timer::nanoTime),
                stop,
                timer);

        careless.publish(delivery.open(rows(1)));
        timer.runAll();

        assertThat(delivery.failure().orElseThrow()).hasMessageContaining("no answer");
        assertThat(careless.awaitIdle(Duration.ZERO)).isTrue();
    }

    @Test
    void anAnswerToAnotherRequestProvesNothing() throws InterruptedException {
        sink.then(rows -> CompletableFuture.completedFuture(Answer.refused(rows(1), BROKEN)));

        publisher.publish(delivery.open(rows(2)));
        timer.runAll();

        assertThat(sink.requests()).containsExactly("0 1", "0 1");
        assertThat(delivery.rowsAcknowledged()).isEqualTo(2);
        assertThat(delivery.traffic()).isEqualTo(new Traffic(2, 2, 0, 1, 2));
    }
}
