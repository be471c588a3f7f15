package io.headwater.publishing;

import static io.headwater.publishing.ScriptedSink.hold;
import static io.headwater.publishing.ScriptedSink.refuse;
import static io.headwater.publishing.ScriptedSink.refuseAll;
import static io.headwater.publishing.ScriptedSink.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.publishing.Refusal.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a request, on one thread and a clock that the test moves. */
@Timeout(10)
class BatchPublisherTest {
    private static final int IN_FLIGHT = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Refusal FULL = new Refusal(Kind.THROTTLED, "full");
    private static final Refusal BROKEN = new Refusal(Kind.FAILED, "broken");
    private static final Refusal DENIED = new Refusal(Kind.HOPELESS, "access denied");

    private final ManualTimer timer = new ManualTimer();
    private final StopSignal stop = new StopSignal();
    private final ScriptedSink sink = new ScriptedSink(4);
    private final Delivery delivery = new Delivery("a.csv");
    private final Deque<CompletableFuture<Answer>> held = new ArrayDeque<>();
    private final BatchPublisher publisher = publisher(PATIENCE);

    private BatchPublisher publisher(Duration patience) {
        return new BatchPublisher(
                sink,
                IN_FLIGHT,
                new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10), new Random(1)),
                new Patience(patience, timer::nanoTime),
                stop,
                timer);
    }

    /** Whatever a test did: once its answers are there, each place in flight is free and the delivery settled. */
    @AfterEach
    @Timeout(10)
    void nothingIsLeftInFlight() throws InterruptedException {
        delivery.awaitSettled();
        assertThat(publisher.awaitIdle(Duration.ZERO)).isTrue();
    }

    @Test
    void sendsAgainOnlyWhatWasRefusedAndInOrder() throws InterruptedException {
        sink.then(refuse(FULL, 0, 2, 3), refuse(BROKEN, 1, 2));

        publisher.publish(delivery.open(rows(4)));
        timer.runAll();

        assertThat(sink.requests()).containsExactly("0 1 2 3", "0 2 3", "2 3");
        assertThat(delivery.rowsAcknowledged()).isEqualTo(4);
        assertThat(delivery.rowsSentAgain()).isEqualTo(5);
        assertThat(delivery.failure()).isEmpty();
    }

    @Test
    void cutsABatchByTheLimitsOfTheSink() throws InterruptedException {
        publisher.publish(delivery.open(rows(10)));

        assertThat(sink.requests()).containsExactly("0 1 2 3", "4 5 6 7", "8 9");
        assertThat(delivery.batchesAcknowledgedInARow()).isEqualTo(1);
    }

    @Test
    void aBatchGivenToTwoPublishersIsAnErrorSinceRowsOfOneOfThemWouldCountTwice() throws InterruptedException {
        RowBatch batch = delivery.open(rows(4));
        publisher.publish(batch);

        assertThatThrownBy(() -> publisher(PATIENCE).publish(batch))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("a.csv")
                .hasMessageContaining("given to a publisher before");

        assertThat(sink.requests()).containsExactly("0 1 2 3");
        assertThat(delivery.failure()).isPresent();
    }

    @Test
    void throttlingNeverExhaustsPatience() throws InterruptedException {
        sink.then(1_000, refuseAll(FULL));

        publisher.publish(delivery.open(rows(1)));
        timer.runAll();

        assertThat(timer.nanoTime()).isGreaterThan(PATIENCE.multipliedBy(80).toNanos());
        assertThat(delivery.rowsAcknowledged()).isEqualTo(1);
    }

    @Test
    void failuresAreGivenUpOnceNothingWasTakenForLongerThanTheLimit() throws InterruptedException {
        sink.then(1_000, refuseAll(BROKEN));

        publisher.publish(delivery.open(rows(3)));
        timer.runAll();

        assertThat(Duration.ofNanos(timer.nanoTime())).isBetween(PATIENCE, PATIENCE.plusSeconds(10));
        assertThat(delivery.failure().orElseThrow())
                .hasMessage(
                        "Publishing a.csv to the sink: 3 rows were not taken (broken), and nothing was taken for longer"
                                + " than publish.give-up-after=60s. What was taken is on record; the file stays and goes on from"
                                + " there.");
        assertThat(delivery.rowsAcknowledged()).isZero();
    }

    @Test
    void aRowTakenElsewhereStartsThePatienceAnew() throws InterruptedException {
        sink.then(hold(held), hold(held));
        publisher.publish(delivery.open(rows(1)));
        publisher.publish(delivery.open(rows(1)));
        timer.pass(PATIENCE.multipliedBy(2));

        held.remove().complete(Answer.allTaken());
        held.remove().completeExceptionally(new IllegalStateException("late"));

        assertThat(timer.tasks()).isEqualTo(1);
        timer.runAll();
        assertThat(delivery.rowsAcknowledged()).isEqualTo(2);
    }

    @Test
    void aWaitThatTheSinkAskedForDoesNotUseUpPatience() throws InterruptedException {
        sink.then(refuseAll(new Refusal(Kind.THROTTLED, "full", Duration.ofHours(1))), refuseAll(BROKEN));

        publisher.publish(delivery.open(rows(1)));
        timer.runAll();

        assertThat(delivery.failure()).isEmpty();
        assertThat(delivery.rowsAcknowledged()).isEqualTo(1);
    }

    @Test
    void waitsAtLeastAsLongAsTheSinkAsked() throws InterruptedException {
        sink.then(refuseAll(new Refusal(Kind.FAILED, "later", Duration.ofSeconds(30))), refuseAll(BROKEN));

        publisher.publish(delivery.open(rows(1)));
        assertThat(timer.nextIn()).isEqualTo(Duration.ofSeconds(30));

        timer.runNext();
        assertThat(timer.nextIn()).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
        timer.runAll();
    }

    @Test
    void progressBringsTheFirstShortWaitBack() throws InterruptedException {
        sink.then(8, refuseAll(FULL)).then(refuse(FULL, 0));

        publisher.publish(delivery.open(rows(2)));
        for (int i = 0; i < 8; i++) {
            timer.runNext();
        }

        assertThat(timer.nextIn()).isLessThanOrEqualTo(Duration.ofMillis(100));
        timer.runAll();
    }

    @Test
    void whatIsHopelessFailsAtOnceAndSoDoesTheNextPublish() throws InterruptedException {
        sink.then(refuseAll(DENIED));

        publisher.publish(delivery.open(rows(2)));

        assertThat(timer.tasks()).isZero();
        RowBatch next = delivery.open(rows(2));
        assertThatThrownBy(() -> publisher.publish(next))
                .isInstanceOf(PublishException.class)
                .hasMessageStartingWith(
                        "Publishing a.csv to the sink: 2 rows were not taken (access denied), and sending it"
                                + " again cannot help.");
        assertThat(sink.requests()).containsExactly("0 1");
    }

    @Test
    void theRestOfABatchIsNotBegunOnceItsDeliveryFailed() {
        sink.then(refuseAll(DENIED));
        RowBatch batch = delivery.open(rows(10));

        assertThatThrownBy(() -> publisher.publish(batch)).isInstanceOf(PublishException.class);

        assertThat(sink.requests()).containsExactly("0 1 2 3");
    }

    @Test
    void otherDeliveriesGoOnWhenOneFails() throws InterruptedException {
        sink.then(refuseAll(DENIED));
        Delivery other = new Delivery("b.csv");

        publisher.publish(delivery.open(rows(1)));
        publisher.publishAndWait(other.open(rows(1)));

        assertThat(other.rowsAcknowledged()).isEqualTo(1);
    }

    @Test
    void aFailedDeliveryDoesNotWaitToSendTheRestAgain() throws InterruptedException {
        sink.then(refuseAll(new Refusal(Kind.THROTTLED, "full", Duration.ofHours(1))), refuseAll(DENIED));

        publisher.publish(delivery.open(rows(1)));
        publisher.publish(delivery.open(rows(2)));

        delivery.awaitSettled();
        timer.runAll();
        assertThat(sink.requests()).containsExactly("0", "0 1");
        assertThat(delivery.rowsSentAgain()).isZero();
    }

    @Test
    void whatIsRefusedAfterItsDeliveryFailedIsNotSentAgain() throws InterruptedException {
        sink.then(hold(held), refuseAll(DENIED));
        publisher.publish(delivery.open(rows(1)));
        publisher.publish(delivery.open(rows(2)));

        held.remove().completeExceptionally(new IllegalStateException("late"));

        assertThat(timer.tasks()).isZero();
        assertThat(delivery.failure().orElseThrow()).hasMessageContaining("access denied");
    }

    @Test
    void aFailedDeliveryStillCountsWhatIsTakenLate() throws InterruptedException {
        sink.then(hold(held), refuseAll(DENIED));
        publisher.publish(delivery.open(rows(3)));
        publisher.publish(delivery.open(rows(2)));

        held.remove().complete(Answer.allTaken());

        assertThat(delivery.rowsAcknowledged()).isEqualTo(3);
        assertThat(delivery.batchesAcknowledgedInARow()).isEqualTo(1);
    }

    @Test
    void aStopEndsEveryWaitAtOnceAndCountsWhatIsInFlight() throws InterruptedException {
        sink.then(refuseAll(FULL), hold(held));
        publisher.publish(delivery.open(rows(1)));
        publisher.publish(delivery.open(rows(2)));

        stop.stop();

        assertThat(delivery.failure().orElseThrow())
                .hasMessageContaining("1 rows were not taken (full), and Headwater is stopping");
        held.remove().complete(Answer.allTaken());
        delivery.awaitSettled();
        assertThat(delivery.rowsAcknowledged()).isEqualTo(2);
        timer.runAll();
        assertThat(sink.requests()).containsExactly("0", "0 1");
        assertThat(delivery.rowsSentAgain()).isZero();
    }

    @Test
    void whatIsRefusedDuringAStopIsNotWaitedFor() throws InterruptedException {
        sink.then(refuseAll(FULL));
        stop.stop();

        publisher.publish(delivery.open(rows(1)));

        assertThat(timer.tasks()).isZero();
        assertThat(delivery.failure()).isPresent();
    }

    @Test
    void aTimerThatIsShutDownCountsAsAStop() throws InterruptedException {
        sink.then(refuseAll(FULL));
        timer.shutdownNow();

        publisher.publish(delivery.open(rows(1)));

        assertThat(delivery.failure().orElseThrow()).hasMessageContaining("Headwater is stopping");
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
        assertThat(timer.tasks()).isEqualTo(1);
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
                1,
                new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10), new Random(1)),
                new Patience(PATIENCE, timer::nanoTime),
                stop,
                timer);

        careless.publish(delivery.open(rows(1)));
        timer.runAll();

        assertThat(delivery.failure().orElseThrow()).hasMessageContaining("no answer");
        assertThat(careless.awaitIdle(Duration.ZERO)).isTrue();
    }

    @Test
    void patienceMayBeLongerThanALongOfNanoseconds() throws InterruptedException {
        sink.then(100, refuseAll(BROKEN));

        publisher(Duration.ofHours(999_999_999_999L)).publish(delivery.open(rows(1)));
        timer.runAll();

        assertThat(delivery.rowsAcknowledged()).isEqualTo(1);
    }

    @Test
    void publishAndWaitThrowsWhatWentWrong() {
        sink.then(refuseAll(DENIED));
        RowBatch batch = delivery.open(rows(1));

        assertThatThrownBy(() -> publisher.publishAndWait(batch)).hasMessageContaining("access denied");
    }

    @Test
    void aBatchWithoutRowsIsAcknowledgedWithoutARequest() throws InterruptedException {
        publisher.publishAndWait(delivery.open(rows(0)));

        assertThat(sink.requests()).isEmpty();
        assertThat(delivery.batchesAcknowledgedInARow()).isEqualTo(1);
    }
}
