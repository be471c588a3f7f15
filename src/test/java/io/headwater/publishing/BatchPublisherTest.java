package io.headwater.publishing;

import static io.headwater.publishing.ScriptedSink.hold;
import static io.headwater.publishing.ScriptedSink.refuse;
import static io.headwater.publishing.ScriptedSink.refuseAll;
import static io.headwater.publishing.ScriptedSink.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.publishing.Refusal.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a request, on one thread and a clock that the test moves. */
@Timeout(10)
class BatchPublisherTest {
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
    void sendsAgainOnlyWhatWasRefusedAndInOrder() throws InterruptedException {
        sink.then(refuse(BROKEN, 0, 2, 3), refuse(BROKEN, 1, 2));

        publisher.publish(delivery.open(rows(4)));
        timer.runAll();

        assertThat(sink.requests()).containsExactly("0 1 2 3", "0 2 3", "2 3");
        assertThat(delivery.rowsAcknowledged()).isEqualTo(4);
        assertThat(delivery.traffic()).isEqualTo(new Traffic(3, 5, 0, 0, 0));
        assertThat(delivery.failure()).isEmpty();
    }

    @Test
    void cutsABatchByTheLimitsOfTheSink() throws InterruptedException {
        publisher.publish(delivery.open(rows(10)));

        assertThat(sink.requests()).containsExactly("0 1 2 3", "4 5 6 7", "8 9");
        assertThat(delivery.rowsAcknowledged()).isEqualTo(10);
        assertThat(log.acknowledgedRows()).hasSize(10);
    }

    @Test
    void countsWhatWasThrottled() throws InterruptedException {
        sink.then(refuse(FULL, 0, 2, 3), refuseAll(FULL));

        publisher.publish(delivery.open(rows(4)));
        timer.runAll();

        assertThat(sink.taken()).hasSize(4).doesNotHaveDuplicates();
        assertThat(delivery.traffic().rowsThrottled()).isGreaterThan(3);
        assertThat(delivery.traffic().rowsPossiblyDuplicated()).isZero();
    }

    @Test
    void aBatchWithoutRowsIsAcknowledgedWithoutARequest() throws InterruptedException {
        publisher.publishAndWait(delivery.open(rows(0)));

        assertThat(sink.requests()).isEmpty();
        assertThat(delivery.rowsOwed()).isZero();
    }

    @Test
    void eachDeliveryIsToldOfItsOwnRowsOnly() throws InterruptedException {
        RememberingLog otherLog = new RememberingLog(true);
        Delivery other = new Delivery("b.csv", otherLog);
        sink.then(
                hold(held),
                hold(held),
                rows -> CompletableFuture.completedFuture(new Answer(
                        List.of(),
                        List.of(
                                new Answer.Stored(rows.get(0), "shard 1", "9"),
                                new Answer.Stored(rows.get(1), "shard 1", "10"),
                                new Answer.Stored(rows.get(2), "shard 1", "11")))));
        publisher.publish(delivery.open(rows(1)));
        publisher.publish(delivery.open(rows(1)));
        publisher.publish(delivery.open(rows(2)));
        publisher.publish(other.open(rows(1)));

        held.remove().complete(Answer.allTaken());
        held.remove().complete(Answer.allTaken());
        timer.runAll();

        assertThat(log.storedRows()).containsExactly(new StoredRows("shard 1", "9", "10", 2));
        assertThat(otherLog.storedRows()).containsExactly(new StoredRows("shard 1", "11", 1));
    }

    @Test
    void anAcknowledgementIsOnRecordBeforeItsPlaceInFlightIsGivenToAnother() throws InterruptedException {
        List<Integer> onRecord = new ArrayList<>();
        sink.then(100, rows -> {
            onRecord.add(log.acknowledgedRows().size());
            return CompletableFuture.completedFuture(Answer.allTaken());
        });

        publisher.publish(delivery.open(rows(16)));
        timer.runAll();

        assertThat(onRecord).containsExactly(0, 4, 8, 12);
    }
}
