package io.headwater.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.publishing.Refusal.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever a sink answers, and in whichever order its answers come: no row is lost, none is counted twice. */
class RandomFaultsTest {
    private static final int IN_FLIGHT = 3;

    private final List<CompletableFuture<Answer>> underWay = new ArrayList<>();
    private final List<Answer> theirAnswers = new ArrayList<>();

    private enum Fault {
        NONE,
        SOME_THROTTLED,
        ALL_THROTTLED,
        SOME_FAILED,
        ALL_FAILED,
        THROWN,
        COMPLETED_WITH_ERROR,
        HOPELESS
    }

    @Property(tries = 200)
    void everyRowIsTakenExactlyOnceUnlessTheDeliveryFails(
            @ForAll @Size(max = 60) List<Fault> faults,
            @ForAll @Size(max = 12) List<@IntRange(max = 4) Integer> batchSizes,
            @ForAll boolean stopInBetween,
            @ForAll long seed)
            throws InterruptedException {
        Random random = new Random(seed);
        ManualTimer timer = new ManualTimer();
        StopSignal stop = new StopSignal();
        ScriptedSink sink = new ScriptedSink(4);
        faults.forEach(fault -> sink.then(rows -> answer(fault, rows, random)));
        sink.then(1_000, rows -> answer(Fault.NONE, rows, random));
        BatchPublisher publisher = new BatchPublisher(
                sink,
                IN_FLIGHT,
                new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10), random),
                new Patience(Duration.ofSeconds(20), timer::nanoTime),
                stop,
                timer);
        Delivery delivery = new Delivery("a.csv");

        List<Row> published = new ArrayList<>();
        boolean failed = false;
        for (int size : batchSizes) {
            List<Row> rows = ScriptedSink.rows(size);
            published.addAll(rows);
            RowBatch batch = delivery.open(rows);
            while (!publisher.awaitIdle(Duration.ZERO) && (underWay.size() + timer.tasks() >= IN_FLIGHT)) {
                goOn(timer, random);
            }
            if (stopInBetween && random.nextInt(10) == 0) {
                stop.stop();
            }
            try {
                publisher.publish(batch);
            } catch (PublishException e) {
                failed = true;
                break;
            }
        }
        while (underWay.size() + timer.tasks() > 0) {
            goOn(timer, random);
        }

        delivery.awaitSettled();
        assertThat(publisher.awaitIdle(Duration.ZERO))
                .as("every place in flight is free")
                .isTrue();
        assertThat(sink.taken()).doesNotHaveDuplicates();
        assertThat(delivery.rowsAcknowledged()).isEqualTo(sink.taken().size());
        Optional<PublishException> failure = delivery.failure();
        assertThat(failed && failure.isEmpty()).isFalse();
        if (failure.isEmpty()) {
            assertThat(sink.taken()).containsExactlyInAnyOrderElementsOf(published);
            assertThat(delivery.batchesAcknowledgedInARow()).isEqualTo(batchSizes.size());
        } else {
            assertThat(published).containsAll(sink.taken());
        }
    }

    /** Answers one request that is under way, whichever, or lets the next wait end. */
    private void goOn(ManualTimer timer, Random random) {
        if (underWay.isEmpty() || (timer.tasks() > 0 && random.nextBoolean())) {
            timer.runNext();
        } else {
            int which = random.nextInt(underWay.size());
            underWay.remove(which).complete(theirAnswers.remove(which));
        }
    }

    private CompletableFuture<Answer> answer(Fault fault, List<Row> rows, Random random) {
        return switch (fault) {
            case NONE -> later(Answer.allTaken());
            case SOME_THROTTLED -> later(some(rows, Kind.THROTTLED, random));
            case ALL_THROTTLED -> later(all(rows, Kind.THROTTLED));
            case SOME_FAILED -> later(some(rows, Kind.FAILED, random));
            case ALL_FAILED -> later(all(rows, Kind.FAILED));
            case THROWN -> throw new IllegalStateException("thrown");
            case COMPLETED_WITH_ERROR -> CompletableFuture.failedFuture(new IOException("connection reset"));
            case HOPELESS -> later(random.nextInt(10) == 0 ? all(rows, Kind.HOPELESS) : Answer.allTaken());
        };
    }

    private CompletableFuture<Answer> later(Answer answer) {
        CompletableFuture<Answer> future = new CompletableFuture<>();
        underWay.add(future);
        theirAnswers.add(answer);
        return future;
    }

    private static Answer all(List<Row> rows, Kind kind) {
        return Answer.refused(rows, new Refusal(kind, kind.name()));
    }

    private static Answer some(List<Row> rows, Kind kind, Random random) {
        List<Row> refused = rows.stream().filter(row -> random.nextBoolean()).toList();
        return refused.isEmpty() ? Answer.allTaken() : Answer.refused(refused, new Refusal(kind, kind.name()));
    }
}
