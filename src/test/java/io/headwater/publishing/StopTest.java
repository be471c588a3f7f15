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

/** What becomes of rows when Headwater stops: what is in trouble is given up, the rest has ten seconds. */
@Timeout(10)
class StopTest {
    private static final Refusal FULL = new Refusal(Kind.THROTTLED, "full");
    private static final Refusal BROKEN = new Refusal(Kind.FAILED, "broken");

    private final ManualTimer timer = new ManualTimer();
    private final StopSignal stop = new StopSignal();
    private final ScriptedSink sink = new ScriptedSink(4);
    private final Delivery delivery = new Delivery("a.csv", DeliveryLog.none());
    private final Deque<CompletableFuture<Answer>> held = new ArrayDeque<>();
    private final BatchPublisher publisher = publisher();

    private BatchPublisher publisher() {
        return new BatchPublisher(sink, Sending.rules(Order.NONE, 2, timer::nanoTime), stop, timer);
    }

    @AfterEach
    @Timeout(10)
    void nothingIsLeftInFlight() throws InterruptedException {
        delivery.awaitSettled();
        assertThat(publisher.awaitIdle(Duration.ZERO)).isTrue();
    }

    @Test
    void endsEveryWaitAtOnceAndCountsWhatIsInFlight() throws InterruptedException {
        sink.withShards(key -> key).then(refuseAll(FULL), hold(held));
        publisher.publish(delivery.open(rowsOfKeys("a")));
        publisher.publish(delivery.open(rowsOfKeys("b", "b")));

        stop.stop();

        assertThat(delivery.failure().orElseThrow())
                .isInstanceOf(StoppingException.class)
                .hasMessage(
                        "Publishing a.csv to the sink: Headwater is stopping; the rows that are not acknowledged go on"
                                + " at the next start.");
        held.remove().complete(Answer.allTaken());
        delivery.awaitSettled();
        assertThat(delivery.rowsAcknowledged()).isEqualTo(2);
        timer.runAll();
        assertThat(sink.requests()).containsExactly("a0", "b0 b1");
        assertThat(delivery.traffic().rowsSentAgain()).isZero();
    }

    @Test
    void whatWaitsAndMeetsNoTroubleIsStillSent() throws InterruptedException {
        sink.then(hold(held), hold(held));
        publisher.publish(delivery.open(rows(16)));

        stop.stop();
        held.remove().complete(Answer.allTaken());
        held.remove().complete(Answer.allTaken());
        timer.runAll();

        assertThat(delivery.failure()).isEmpty();
        assertThat(delivery.rowsAcknowledged()).isEqualTo(16);
    }

    @Test
    void whatFailsDuringAStopIsNotWaitedFor() throws InterruptedException {
        sink.then(refuseAll(BROKEN));
        stop.stop();

        publisher.publish(delivery.open(rows(1)));
        timer.runAll();

        assertThat(delivery.failure().orElseThrow()).isInstanceOf(StoppingException.class);
        assertThat(sink.requests()).hasSize(1);
    }

    @Test
    void aFullTargetIsWaitedForTenSecondsDuringAStop() throws InterruptedException {
        sink.then(hold(held)).then(1_000, refuseAll(FULL));
        publisher.publish(delivery.open(rows(1)));
        stop.stop();
        held.remove().complete(Answer.refused(sink.sent().get(0), FULL));
        timer.runDue();
        assertThat(delivery.failure()).isEmpty();

        while (delivery.failure().isEmpty()) {
            timer.runNext();
        }

        assertThat(Duration.ofNanos(timer.nanoTime())).isEqualTo(Duration.ofSeconds(10));
        assertThat(delivery.failure().orElseThrow()).isInstanceOf(StoppingException.class);
        timer.runAll();
    }

    @Test
    void aFullTargetThatAsksForTimeIsNotWaitedForDuringAStop() throws InterruptedException {
        sink.then(refuseAll(Refusal.throttled("come again", Duration.ofSeconds(5))));
        stop.stop();

        publisher.publish(delivery.open(rows(1)));
        timer.runAll();

        assertThat(delivery.failure().orElseThrow()).isInstanceOf(StoppingException.class);
        assertThat(sink.requests()).hasSize(1);
    }

    @Test
    void whatIsRefusedOnceTheTimeIsOverIsGivenUpWhateverTheReason() throws InterruptedException {
        for (Refusal why : new Refusal[] {FULL, BROKEN, new Refusal(Kind.TOO_LARGE, "too large")}) {
            Delivery late = new Delivery("late.csv", DeliveryLog.none());
            StopSignal itsStop = new StopSignal();
            ScriptedSink itsSink = new ScriptedSink(4).then(hold(held));
            BatchPublisher its =
                    new BatchPublisher(itsSink, Sending.rules(Order.NONE, 2, timer::nanoTime), itsStop, timer);
            its.publish(late.open(rows(2)));
            itsStop.stop();
            timer.runAll();

            held.remove().complete(Answer.refused(itsSink.sent().get(0), why));
            timer.runAll();

            assertThat(late.failure().orElseThrow()).as("%s", why).isInstanceOf(StoppingException.class);
            late.awaitSettled();
            assertThat(its.awaitIdle(Duration.ZERO)).isTrue();
            assertThat(itsSink.requests()).hasSize(1);
        }
    }

    @Test
    void nothingIsTakenOverOnceTheTimeIsOver() {
        stop.stop();
        timer.runAll();
        RowBatch batch = delivery.open(rows(1));

        assertThatThrownBy(() -> publisher.publish(batch)).isInstanceOf(StoppingException.class);

        assertThat(sink.requests()).isEmpty();
        assertThat(delivery.rowsOwed()).isEqualTo(1);
    }

    @Test
    void aPublisherMadeDuringAStopEndsAsWell() throws InterruptedException {
        stop.stop();
        sink.then(1_000, refuseAll(FULL));

        BatchPublisher late = publisher();
        late.publish(delivery.open(rows(1)));
        timer.runAll();

        assertThat(delivery.failure().orElseThrow()).isInstanceOf(StoppingException.class);
        assertThat(late.awaitIdle(Duration.ZERO)).isTrue();
    }

    @Test
    void aTimerThatIsShutDownCountsAsAStop() throws InterruptedException {
        sink.then(refuseAll(FULL));
        timer.shutdownNow();

        publisher.publish(delivery.open(rows(1)));

        assertThat(stop.isStopping()).isTrue();
        assertThat(delivery.failure().orElseThrow()).hasMessageContaining("Headwater is stopping");
    }

    @Test
    void aTimerThatIsShutDownBeforeTheTimeIsOverEndsIt() throws InterruptedException {
        sink.then(hold(held), hold(held));
        publisher.publish(delivery.open(rows(16)));
        stop.stop();
        timer.shutdownNow();

        held.remove().complete(Answer.allTaken());
        held.remove().complete(Answer.allTaken());

        delivery.awaitSettled();
        assertThat(delivery.failure().orElseThrow()).isInstanceOf(StoppingException.class);
        assertThat(delivery.rowsAcknowledged()).isEqualTo(8);
        assertThat(delivery.rowsOwed()).isEqualTo(8);
    }
}
