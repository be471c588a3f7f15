package io.headwater.publishing;

import static io.headwater.publishing.ScriptedSink.hold;
import static io.headwater.publishing.ScriptedSink.refuse;
import static io.headwater.publishing.ScriptedSink.refuseAll;
import static io.headwater.publishing.ScriptedSink.rows;
import static io.headwater.publishing.ScriptedSink.rowsOfKeys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void countsWhatWasThrottled() throws InterruptedException {
        sink.then(refuse(FULL, 0, 2, 3), refuseAll(FULL));

        publisher.publish(delivery.open(rows(4)));
        timer.runAll();

        assertThat(sink.taken()).hasSize(4).doesNotHaveDuplicates();
        assertThat(delivery.traffic().rowsThrottled()).isGreaterThan(3);
        assertThat(delivery.traffic().rowsPossiblyDuplicated()).isZero();
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
        assertThat(delivery.rowsOwed()).isZero();
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
