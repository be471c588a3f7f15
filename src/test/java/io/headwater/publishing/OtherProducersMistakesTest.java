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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What well-known producers get wrong between the file and the stream, mistake by mistake. */
@Timeout(20)
class OtherProducersMistakesTest {
    private static final Refusal FULL = new Refusal(Kind.THROTTLED, "ProvisionedThroughputExceededException");
    private static final Refusal BROKEN = new Refusal(Kind.FAILED, "InternalFailure");
    private static final Duration NEVER = Duration.ofHours(999_999_999);

    private final ManualTimer timer = new ManualTimer();
    private final StopSignal stop = new StopSignal();
    private final ScriptedSink sink = new ScriptedSink(4);
    private final RememberingLog log = new RememberingLog(true);
    private final Delivery delivery = new Delivery("a.csv", log);
    private final Deque<CompletableFuture<Answer>> held = new ArrayDeque<>();
    private final BatchPublisher publisher = publisher(NEVER);

    private BatchPublisher publisher(Duration giveUpAfter) {
        return new BatchPublisher(sink, Sending.rules(Order.NONE, 2, giveUpAfter, timer::nanoTime), stop, timer);
    }

    @Test
    void silentLoss_partialFailuresAcknowledgedAsDelivered() throws InterruptedException {
        List<Row> rows = rows(4);
        sink.then(refuse(BROKEN, 1, 3), hold(held));

        publisher.publish(delivery.open(rows));
        while (held.isEmpty()) {
            timer.runNext();
        }

        assertThat(log.acknowledgedRows()).containsExactly(rows.get(0), rows.get(2));
        assertThat(delivery.rowsOwed()).isEqualTo(2);
        held.remove().complete(Answer.allTaken());
        assertThat(log.acknowledgedRows()).containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    void silentLoss_recordsDroppedAfterManyRetriesOrThirtySeconds() throws InterruptedException {
        sink.then(2_000, refuseAll(BROKEN));

        publisher.publish(delivery.open(rows(1)));
        timer.runAll();

        assertThat(Duration.ofNanos(timer.nanoTime())).isGreaterThan(Duration.ofHours(1));
        assertThat(sink.requests()).hasSize(2_001);
        assertThat(delivery.rowsAcknowledged()).isEqualTo(1);
    }

    @Test
    void silentLoss_recordsGivenUpWithoutTheFileKnowing() throws InterruptedException {
        sink.then(2_000, refuseAll(BROKEN));

        publisher(Duration.ofSeconds(30)).publish(delivery.open(rows(1)));
        timer.runAll();

        assertThat(delivery.failure()).isPresent();
        assertThat(delivery.rowsOwed()).isEqualTo(1);
        assertThat(log.acknowledgedRows()).isEmpty();
    }

    @Test
    void silentLoss_responsesIgnored() throws InterruptedException {
        sink.then(rows -> CompletableFuture.completedFuture(
                new Answer(List.of(new Answer.Refused(rows.get(0), BROKEN)), List.of())));

        publisher.publish(delivery.open(rows(2)));

        assertThat(log.acknowledgedRows()).hasSize(1);
        timer.runAll();
        assertThat(log.acknowledgedRows()).hasSize(2);
    }

    @Test
    void silentLoss_theLastQueuedRowsDroppedAtShutdown() throws InterruptedException {
        sink.then(hold(held), hold(held));
        publisher.publish(delivery.open(rows(20)));

        stop.stop();
        held.remove().complete(Answer.allTaken());
        held.remove().complete(Answer.allTaken());
        timer.runAll();

        assertThat(log.acknowledgedRows()).hasSize(20);
        assertThat(delivery.failure()).isEmpty();
    }

    @Test
    void duplicates_theWholeBatchSentAgainForOneFailedRecord() throws InterruptedException {
        sink.then(refuse(BROKEN, 2), refuse(FULL, 0));

        publisher.publish(delivery.open(rows(4)));
        timer.runAll();

        assertThat(sink.requests()).containsExactly("0 1 2 3", "2", "2");
        assertThat(sink.taken()).doesNotHaveDuplicates();
    }

    @Test
    void retries_withoutWaiting() throws InterruptedException {
        for (Refusal why : List.of(FULL, BROKEN)) {
            ScriptedSink refusing = new ScriptedSink(4).then(refuseAll(why));
            new BatchPublisher(refusing, Sending.rules(Order.NONE, 2, timer::nanoTime), stop, timer)
                    .publish(delivery.open(rows(1)));

            timer.runDue();
            assertThat(refusing.requests()).as("%s, at once", why).hasSize(1);
            assertThat(timer.nextIn()).as("%s", why).isGreaterThanOrEqualTo(Duration.ofMillis(50));

            timer.runAll();
            assertThat(refusing.requests()).hasSize(2);
        }
    }

    @Test
    void retries_withoutEverWaitingLonger() throws InterruptedException {
        List<Duration> sentAt = new ArrayList<>();
        sink.then(10, rows -> {
            sentAt.add(Duration.ofNanos(timer.nanoTime()));
            return CompletableFuture.completedFuture(Answer.refused(rows, BROKEN));
        });

        publisher.publish(delivery.open(rows(1)));
        timer.runAll();

        assertThat(sentAt.get(1).minus(sentAt.get(0))).isLessThanOrEqualTo(Duration.ofMillis(100));
        assertThat(sentAt.get(9).minus(sentAt.get(8))).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void retries_throttlingCountedAgainstTheFatalBudget() throws InterruptedException {
        Duration giveUpAfter = Duration.ofSeconds(30);
        sink.then(200, refuseAll(FULL)).then(refuseAll(BROKEN));

        publisher(giveUpAfter).publish(delivery.open(rows(1)));
        timer.runAll();

        assertThat(Duration.ofNanos(timer.nanoTime())).isGreaterThan(giveUpAfter.multipliedBy(10));
        assertThat(delivery.failure()).isEmpty();
        assertThat(delivery.rowsAcknowledged()).isEqualTo(1);
    }

    @Test
    void checkpoints_aLaterAcknowledgementCoversAnEarlierGap() throws InterruptedException {
        sink.then(hold(held), hold(held));
        List<Row> rows = rows(8);
        publisher.publish(delivery.open(rows));

        held.removeLast().complete(Answer.allTaken());

        assertThat(log.acknowledgedRows())
                .as("row by row, with its number")
                .containsExactlyElementsOf(rows.subList(4, 8));
        assertThat(delivery.rowsOwed()).isEqualTo(4);
        held.remove().complete(Answer.allTaken());
    }

    @Test
    void memory_thatGrowsWithTheBacklog() throws Exception {
        sink.then(1_000_000, hold(held));
        Thread reader = new Thread(() -> {
            try {
                while (true) {
                    publisher.publish(delivery.open(rows(4)));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        reader.start();
        while (reader.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        // Two requests in flight, twenty requests' worth that waits, and the batch that is not let in.
        assertThat(delivery.rowsOpened()).isEqualTo(4 * (2 + 20 + 1));
        reader.interrupt();
        reader.join();
    }
}
