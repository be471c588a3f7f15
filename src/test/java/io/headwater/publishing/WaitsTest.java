package io.headwater.publishing;

import static io.headwater.publishing.ScriptedSink.hold;
import static io.headwater.publishing.ScriptedSink.refuse;
import static io.headwater.publishing.ScriptedSink.refuseAll;
import static io.headwater.publishing.ScriptedSink.rows;
import static io.headwater.publishing.ScriptedSink.rowsOfKeys;
import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.publishing.Refusal.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long what was refused waits, and who waits with it. */
@Timeout(10)
class WaitsTest {
    private static final int IN_FLIGHT = 2;
    private static final Duration PATIENCE = Sending.PATIENCE;
    private static final Refusal FULL = new Refusal(Kind.THROTTLED, "full");
    private static final Refusal BROKEN = new Refusal(Kind.FAILED, "broken");

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
    void throttlingNeverExhaustsPatience() throws InterruptedException {
        sink.then(1_000, refuseAll(FULL));

        publisher.publish(delivery.open(rows(1)));
        timer.runAll();

        assertThat(timer.nanoTime()).isGreaterThan(PATIENCE.multipliedBy(80).toNanos());
        assertThat(delivery.rowsAcknowledged()).isEqualTo(1);
    }

    @Test
    void aRowTakenElsewhereStartsThePatienceAnew() throws InterruptedException {
        sink.then(hold(held), hold(held));
        publisher.publish(delivery.open(rows(1)));
        publisher.publish(delivery.open(rows(1)));
        timer.pass(PATIENCE.multipliedBy(2));

        held.remove().complete(Answer.allTaken());
        held.remove().completeExceptionally(new IllegalStateException("late"));

        timer.runAll();
        assertThat(delivery.failure()).isEmpty();
        assertThat(delivery.rowsAcknowledged()).isEqualTo(2);
    }

    @Test
    void aWaitThatTheSinkAskedForDoesNotUseUpPatience() throws InterruptedException {
        sink.then(refuseAll(Refusal.throttled("full", Duration.ofHours(1))), refuseAll(BROKEN));

        publisher.publish(delivery.open(rows(1)));
        timer.runAll();

        assertThat(delivery.failure()).isEmpty();
        assertThat(delivery.rowsAcknowledged()).isEqualTo(1);
    }

    @Test
    void waitsAtLeastAsLongAsTheSinkAsked() throws InterruptedException {
        sink.then(refuseAll(new Refusal(Kind.FAILED, "later", Duration.ofSeconds(30), false)), refuseAll(BROKEN));

        publisher.publish(delivery.open(rows(1)));
        timer.runDue();
        assertThat(timer.nextIn()).isEqualTo(Duration.ofSeconds(30));

        timer.runNext();
        timer.runDue();
        assertThat(timer.nextIn()).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
        timer.runAll();
    }

    @Test
    void progressBringsTheFirstShortWaitBack() throws InterruptedException {
        sink.then(8, refuseAll(BROKEN)).then(refuse(BROKEN, 0));

        publisher.publish(delivery.open(rows(2)));
        timer.runDue();
        for (int i = 0; i < 8; i++) {
            timer.runNext();
            timer.runDue();
        }

        assertThat(sink.taken()).hasSize(1);
        assertThat(timer.nextIn()).isLessThanOrEqualTo(Duration.ofMillis(100));
        timer.runAll();
    }

    @Test
    void eachShardIsWaitedForByItself() throws InterruptedException {
        sink.withShards(key -> key).then(rows -> CompletableFuture.completedFuture(Answer.refused(rows, BROKEN)));
        publisher.publish(delivery.open(rowsOfKeys("a", "a")));

        publisher.publish(delivery.open(rowsOfKeys("b", "a")));
        timer.runDue();

        assertThat(sink.requests()).containsExactly("a0 a1", "b0");
        timer.runAll();
        assertThat(sink.requests()).containsExactly("a0 a1", "b0", "a0 a1 a1");
    }

    @Test
    void requestsUnderWayTogetherDoNotLengthenEachOthersWait() throws InterruptedException {
        sink.then(hold(held), hold(held));
        publisher.publish(delivery.open(rows(1)));
        publisher.publish(delivery.open(rows(1)));

        held.remove().completeExceptionally(new java.io.IOException("reset"));
        held.remove().completeExceptionally(new java.io.IOException("reset"));
        timer.runDue();

        assertThat(timer.nextIn()).isLessThanOrEqualTo(Duration.ofMillis(100));
        timer.runAll();
    }

    @Test
    void waitsThatOthersOvertakeDoNotPileUp() throws InterruptedException {
        sink.withShards(key -> key).then(refuseAll(Refusal.throttled("full", Duration.ofHours(1))));
        publisher.publish(delivery.open(rowsOfKeys("slow")));
        for (int i = 0; i < 50; i++) {
            sink.then(refuseAll(BROKEN));
            publisher.publish(delivery.open(rowsOfKeys("k" + i)));
            timer.runDue();
            while (sink.taken().size() <= i) {
                timer.runNext();
            }
            timer.runDue();
        }

        int requests = sink.requests().size();
        int tasks = timer.tasks();
        timer.runAll();

        assertThat(sink.requests()).hasSize(requests + 1);
        assertThat(tasks).isLessThan(60);
    }
}
