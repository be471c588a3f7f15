package io.headwater.publishing;

import static io.headwater.publishing.ScriptedSink.hold;
import static io.headwater.publishing.ScriptedSink.refuseAll;
import static io.headwater.publishing.ScriptedSink.rows;
import static io.headwater.publishing.ScriptedSink.rowsOfKeys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.publishing.Refusal.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a delivery is given up, and what becomes of its rows then. */
@Timeout(10)
class FailedDeliveryTest {
    private static final int IN_FLIGHT = 2;
    private static final Duration PATIENCE = Sending.PATIENCE;
    private static final Refusal BROKEN = new Refusal(Kind.FAILED, "broken");
    private static final Refusal DENIED = new Refusal(Kind.HOPELESS, "access denied");

    private final ManualTimer timer = new ManualTimer();
    private final StopSignal stop = new StopSignal();
    private final ScriptedSink sink = new ScriptedSink(4);
    private final RememberingLog log = new RememberingLog(true);
    private final Delivery delivery = new Delivery("a.csv", log);
    private final Deque<CompletableFuture<Answer>> held = new ArrayDeque<>();
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
    void whatIsHopelessFailsAtOnceAndSoDoesTheNextPublish() throws InterruptedException {
        sink.then(refuseAll(DENIED));

        publisher.publish(delivery.open(rows(2)));
        timer.runAll();

        assertThat(timer.nanoTime()).isZero();
        RowBatch next = delivery.open(rows(2));
        assertThatThrownBy(() -> publisher.publish(next))
                .isInstanceOf(PublishException.class)
                .hasMessageStartingWith(
                        "Publishing a.csv to the sink: 2 rows were not taken (access denied), and sending it"
                                + " again cannot help.");
        assertThat(sink.requests()).containsExactly("0 1");
    }

    @Test
    void theRestOfABatchIsNotBegunOnceItsDeliveryFailed() throws InterruptedException {
        sink.then(refuseAll(DENIED));

        publisher.publish(delivery.open(rows(10)));
        timer.runAll();

        assertThat(delivery.failure()).isPresent();
        assertThat(sink.requests()).containsExactly("0 1 2 3");
    }

    @Test
    void otherDeliveriesGoOnWhenOneFails() throws InterruptedException {
        sink.then(refuseAll(DENIED));
        Delivery other = new Delivery("b.csv", DeliveryLog.none());

        publisher.publish(delivery.open(rows(1)));
        publisher.publish(other.open(rows(1)));
        timer.runAll();

        assertThat(other.failure()).isEmpty();
        assertThat(other.rowsAcknowledged()).isEqualTo(1);
    }

    @Test
    void aFailedDeliveryDoesNotWaitToSendTheRestAgain() throws InterruptedException {
        sink.withShards(key -> key).then(refuseAll(Refusal.throttled("full", Duration.ofHours(1))), refuseAll(DENIED));

        publisher.publish(delivery.open(rowsOfKeys("a")));
        publisher.publish(delivery.open(rowsOfKeys("b", "b")));

        delivery.awaitSettled();
        timer.runAll();
        assertThat(sink.requests()).containsExactly("a0", "b0 b1");
        assertThat(delivery.traffic().rowsSentAgain()).isZero();
    }

    @Test
    void whatIsRefusedAfterItsDeliveryFailedIsNotSentAgain() throws InterruptedException {
        sink.then(hold(held), refuseAll(DENIED));
        publisher.publish(delivery.open(rows(1)));
        publisher.publish(delivery.open(rows(2)));

        held.remove().completeExceptionally(new IllegalStateException("late"));

        timer.runAll();
        assertThat(timer.nanoTime()).isZero();
        assertThat(sink.requests()).hasSize(2);
        assertThat(delivery.failure().orElseThrow()).hasMessageContaining("access denied");
    }

    @Test
    void aFailedDeliveryStillCountsWhatIsTakenLate() throws InterruptedException {
        sink.then(hold(held), refuseAll(DENIED));
        publisher.publish(delivery.open(rows(3)));
        publisher.publish(delivery.open(rows(2)));

        held.remove().complete(Answer.allTaken());

        assertThat(delivery.rowsAcknowledged()).isEqualTo(3);
        assertThat(log.acknowledgedRows()).hasSize(3);
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
    void whatFailedLongAgoHasItsPatienceAnew() throws InterruptedException {
        sink.withShards(key -> key).then(refuseAll(BROKEN), refuseAll(DENIED));
        Delivery earlier = new Delivery("earlier.csv", DeliveryLog.none());
        publisher.publish(earlier.open(rowsOfKeys("a")));
        publisher.publish(earlier.open(rowsOfKeys("b")));
        assertThat(earlier.failure()).isPresent();
        timer.runAll();
        timer.pass(PATIENCE.multipliedBy(10));

        sink.then(refuseAll(BROKEN));
        publisher.publish(delivery.open(rowsOfKeys("a")));
        timer.runAll();

        assertThat(delivery.failure()).isEmpty();
        assertThat(delivery.rowsAcknowledged()).isEqualTo(1);
    }
}
