package io.headwater.source;

import io.headwater.publishing.Answer;
import io.headwater.publishing.Backoff;
import io.headwater.publishing.BatchPublisher;
import io.headwater.publishing.Order;
import io.headwater.publishing.Patience;
import io.headwater.publishing.RequestLimits;
import io.headwater.publishing.Row;
import io.headwater.publishing.RowBatch;
import io.headwater.publishing.SendingRules;
import io.headwater.publishing.Sink;
import io.headwater.publishing.StopSignal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Function;

/** A target that answers at once, and remembers the rows that it took. */
final class Taker implements Sink {
    private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
    private final Function<List<Row>, Answer> answers;
    private final BatchPublisher publisher;

    /** Takes everything. */
    Taker() {
        this(rows -> Answer.allTaken());
    }

    Taker(Function<List<Row>, Answer> answers) {
        this.answers = answers;
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "taker");
            thread.setDaemon(true);
            return thread;
        });
        publisher = new BatchPublisher(
                this,
                new SendingRules(
                        Order.NONE,
                        1,
                        new Backoff(Duration.ofMillis(1), Duration.ofMillis(2), new Random(1)),
                        new Patience(Duration.ofMinutes(1), System::nanoTime)),
                new StopSignal(),
                timer);
    }

    /** Has a batch published, and waits for it. */
    void take(RowBatch batch) {
        try {
            publisher.publishAndWait(batch);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The JSON of the rows taken so far, in the order taken. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    @Override
    public RequestLimits limits() {
        return new RequestLimits(500, Long.MAX_VALUE);
    }

    @Override
    public CompletionStage<Answer> send(List<Row> rows) {
        Answer answer = answers.apply(rows);
        List<Row> refused = answer.refused().stream().map(Answer.Refused::row).toList();
        rows.stream()
                .filter(row -> !refused.contains(row))
                .forEach(row -> taken.add(new String(row.data(), StandardCharsets.UTF_8)));
        return CompletableFuture.completedFuture(answer);
    }

    @Override
    public String name() {
        return "the taker";
    }
}
