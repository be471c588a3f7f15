package io.headwater.publishing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends batches to one sink with several requests in flight, and sends again what was refused, and only that.
 *
 * <p>{@link #publish} returns once there is room for the batch's rows among those that wait, and blocks until then: that is the
 * back-pressure on the reader. What waits goes out as each shard allows ({@link Lane}, {@link Pace}) and as the order asked for
 * permits ({@link Outbox}). Acknowledgements and the first failure go to the batch's delivery. Thread-safe.
 */
public final class BatchPublisher {
    /** How many full requests may wait: enough to find a request's worth of rows of different keys among them. */
    private static final int REQUESTS_THAT_WAIT = 20;

    /** Beyond it no further batch is let in, however few rows wait. */
    private static final long BYTES_THAT_WAIT = 16L * 1024 * 1024;

    /** When Headwater stops, what waits and meets no trouble is still sent for so long. */
    private static final Duration TIME_TO_DRAIN = Duration.ofSeconds(10);

    private final Sink sink;
    private final SendingRules rules;
    private final StopSignal stop;
    private final ScheduledExecutorService timer;
    private final Outbox outbox;
    private final Consequences consequences;
    private int requestsInFlight;
    private boolean pumping;
    private boolean pumpIsScheduled;
    private long nextPump;
    private boolean drained;

    /**
     * A publisher with a window of its own.
     *
     * @param stop once set, what is refused is not sent again and what waits is given up before long
     * @param timer sends what had to wait; must outlive the publisher
     */
    public BatchPublisher(Sink sink, SendingRules rules, StopSignal stop, ScheduledExecutorService timer) {
        this.sink = sink;
        this.rules = rules;
        this.stop = stop;
        this.timer = timer;
        this.outbox = new Outbox(
                rules.order(),
                sink.keepsOrderInRequest(),
                (shard, now) -> new Lane(
                        new Pace(sink.throughputOf(shard), sink.limits().maxRows(), now), rules.backoff()));
        this.consequences = new Consequences(sink.name(), rules.patience(), stop, outbox);
        stop.onStop(this::stopBefore);
        if (stop.isStopping()) {
            stopBefore();
        }
    }

    /**
     * Has the batch's rows sent.
     *
     * @throws PublishException if the batch was published before, or its delivery has failed; what is in flight by then is still accounted
     * @throws InterruptedException if interrupted while waiting for room
     */
    public void publish(RowBatch batch) throws InterruptedException {
        batch.beginPublishing(sink.name());
        boolean handedOver = false;
        try {
            batch.delivery().requireNotFailed();
            List<Row> rows = sink.pack(batch.rows());
            List<String> shards = rows.stream().map(sink::shardOf).toList();
            add(rows, shards, batch.delivery());
            handedOver = true;
        } finally {
            if (!handedOver) {
                batch.delivery().giveUp(batch.rows().size());
            }
        }
        pump();
    }

    private synchronized void add(List<Row> rows, List<String> shards, Delivery delivery) throws InterruptedException {
        while (isFull() && !drained && delivery.failure().isEmpty()) {
            wait();
        }
        if (drained) {
            delivery.fail(consequences.stopping(delivery));
        }
        delivery.requireNotFailed();
        long now = rules.patience().now();
        for (int i = 0; i < rows.size(); i++) {
            outbox.add(shards.get(i), new Pending(rows.get(i), delivery), now);
        }
        if (stop.isStopping()) {
            // What was in trouble when the stop came has been given up; what joins it later is, too.
            consequences.giveUpWhatIsInTrouble();
        }
    }

    private boolean isFull() {
        return outbox.rows() >= (long) REQUESTS_THAT_WAIT * sink.limits().maxRows()
                || outbox.bytes() >= BYTES_THAT_WAIT;
    }

    /**
     * Publishes a batch and waits until each of its rows is acknowledged; for rows without a file behind them.
     *
     * @throws PublishException if rows could not be delivered
     * @throws InterruptedException if interrupted while waiting
     */
    public void publishAndWait(RowBatch batch) throws InterruptedException {
        publish(batch);
        batch.delivery().awaitSettled();
        batch.delivery().requireNotFailed();
    }

    /**
     * Waits until nothing is in flight and nothing waits.
     *
     * @return whether that came within the time
     */
    public synchronized boolean awaitIdle(Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (requestsInFlight > 0 || outbox.rows() > 0) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    /** Sends requests for as long as one may be sent; one thread at a time, so that an answer that is there at once finds the loop running. */
    private void pump() {
        synchronized (this) {
            if (pumping) {
                return;
            }
            pumping = true;
        }
        while (true) {
            Request request;
            synchronized (this) {
                request = next();
                if (request.size() == 0) {
                    pumping = false;
                    return;
                }
            }
            send(request);
        }
    }

    /** The next request, which counts as in flight from here on; if there is none, time or an answer brings the next. */
    private Request next() {
        long now = rules.patience().now();
        if (requestsInFlight >= rules.requestsAtOnce()) {
            return new Request(now);
        }
        Request request = outbox.next(consequences.limits(sink.limits()), now);
        if (request.size() > 0) {
            requestsInFlight++;
            notifyAll();
        } else {
            outbox.nanosUntilNext(now).ifPresent(wait -> pumpIn(wait, now));
        }
        return request;
    }

    private void pumpIn(long nanos, long now) {
        long then = now + nanos;
        if (!pumpIsScheduled || then - nextPump < 0) {
            pumpIsScheduled = true;
            nextPump = then;
            inTime(() -> scheduledPump(then), nanos);
        }
    }

    private void scheduledPump(long then) {
        synchronized (this) {
            if (!pumpIsScheduled || then != nextPump) {
                // An earlier one has come since, and has looked after what is to come.
                return;
            }
            pumpIsScheduled = false;
        }
        pump();
    }

    private void inTime(Runnable task, long nanos) {
        try {
            var unused = timer.schedule(task, nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The timer outlives the publisher in all but a stop, and without it nothing that waits is sent any more.
            stop.stop();
            endDraining();
        }
    }

    private void send(Request request) {
        List<Row> rows = request.toSend();
        count(request);
        try {
            sink.send(rows)
                    .whenComplete((answer, error) -> settle(request, answer == null ? broken(rows, error) : answer));
        } catch (Throwable e) {
            // An Error too: whatever is thrown here, nobody else gives the request's place in flight back.
            settle(request, broken(rows, e));
        }
    }

    private static void count(Request request) {
        request.byDelivery().forEach((delivery, rows) -> {
            long again = rows.stream()
                    .filter(Pending::again)
                    .mapToLong(row -> row.row().size())
                    .sum();
            delivery.count(new Traffic(1, again, 0, 0, 0));
        });
    }

    private static Answer broken(List<Row> rows, @Nullable Throwable error) {
        Throwable seen = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        return Answer.refused(rows, Refusal.ofUnknownOutcome(seen == null ? "no answer" : seen.toString()));
    }

    private void settle(Request request, Answer answer) {
        Request.Outcome outcome = outcome(request, answer);
        // On record before the place in flight is free: a crash can repeat what was in flight, and no more.
        outcome.traffic().forEach(Delivery::count);
        outcome.taken().forEach((delivery, rows) -> delivery.acknowledge(rows, outcome.stored(delivery)));
        synchronized (this) {
            requestsInFlight--;
            outbox.landed(request);
            long now = rules.patience().now();
            consequences.follow(request, outcome, now);
            notifyAll();
        }
        inTime(this::pump, 0);
    }

    private static Request.Outcome outcome(Request request, Answer answer) {
        try {
            return request.outcome(answer);
        } catch (IllegalStateException e) {
            return request.outcome(broken(request.toSend(), e));
        }
    }

    /** What is in trouble is given up at once; the rest has some time to go out. */
    private void stopBefore() {
        synchronized (this) {
            consequences.giveUpWhatIsInTrouble();
            notifyAll();
        }
        inTime(this::endDraining, TIME_TO_DRAIN.toNanos());
    }

    private synchronized void endDraining() {
        drained = true;
        consequences.giveUpAll();
        notifyAll();
    }
}
