package io.headwater.publishing;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends batches to one sink with several requests in flight, and sends again what was refused, and only that.
 *
 * <p>{@link #publish} returns as soon as every request of the batch has a place in flight, and blocks for as long as there is
 * none: that is the back-pressure on the reader. Acknowledgements and the first failure go to the batch's delivery.
 * Thread-safe.
 */
public final class BatchPublisher {
    private final Sink sink;
    private final int inFlight;
    private final Semaphore window;
    private final Backoff backoff;
    private final Patience patience;
    private final StopSignal stop;
    private final ScheduledExecutorService timer;
    private final RetryLog retryLog;
    private final Set<Request> waiting = ConcurrentHashMap.newKeySet();

    /**
     * A publisher with a window of its own.
     *
     * @param inFlight requests under way at once, at least 1
     * @param stop once set, what is refused is not sent again and what waits is given up
     * @param timer runs what waits; must outlive the publisher
     */
    public BatchPublisher(
            Sink sink,
            int inFlight,
            Backoff backoff,
            Patience patience,
            StopSignal stop,
            ScheduledExecutorService timer) {
        this.sink = sink;
        this.inFlight = inFlight;
        this.window = new Semaphore(inFlight, true);
        this.backoff = backoff;
        this.patience = patience;
        this.stop = stop;
        this.timer = timer;
        this.retryLog = new RetryLog(sink.name(), System::nanoTime);
        stop.onStop(() -> waiting.forEach(Request::stopWaiting));
    }

    /**
     * Puts the batch's requests in flight.
     *
     * @throws PublishException if the batch was published before, or its delivery has failed; what is in flight by then is still accounted
     * @throws InterruptedException if interrupted while waiting for a place in flight
     */
    public void publish(RowBatch batch) throws InterruptedException {
        batch.beginPublishing(sink.name());
        for (List<Row> rows : sink.limits().cut(batch.rows())) {
            batch.delivery().requireNotFailed();
            window.acquire();
            try {
                batch.delivery().requireNotFailed();
            } catch (PublishException e) {
                window.release();
                throw e;
            }
            batch.delivery().requestBegins();
            new Request(batch, rows).send();
        }
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
     * Waits until nothing is in flight.
     *
     * @return whether that came within the time
     */
    public boolean awaitIdle(Duration time) throws InterruptedException {
        boolean idle = window.tryAcquire(inFlight, time.toMillis(), TimeUnit.MILLISECONDS);
        if (idle) {
            window.release(inFlight);
        }
        return idle;
    }

    /** One request, from its first attempt until its last row is acknowledged or given up. */
    private final class Request {
        private final RowBatch batch;
        private final long began = patience.now();
        private List<Row> rows;
        private Refusal lastRefusal = new Refusal(Refusal.Kind.FAILED, "not sent yet");
        private int refusalsInARow;

        Request(RowBatch batch, List<Row> rows) {
            this.batch = batch;
            this.rows = rows;
        }

        void send() {
            try {
                sink.send(rows).whenComplete((answer, error) -> settle(answer == null ? broken(error) : answer));
            } catch (Throwable e) {
                // An Error too: whatever is thrown here, nobody else gives the request's place in flight back.
                settle(broken(e));
            }
        }

        private Answer broken(@Nullable Throwable error) {
            Throwable seen =
                    error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
            return Answer.refused(rows, new Refusal(Refusal.Kind.FAILED, seen == null ? "no answer" : seen.toString()));
        }

        private void settle(Answer answer) {
            int taken = rows.size() - answer.refused().size();
            if (taken > 0) {
                batch.delivery().acknowledge(batch, taken);
                patience.goodSign();
                refusalsInARow = 0;
            }
            rows = answer.refused();
            answer.refusal().ifPresentOrElse(this::refused, this::end);
        }

        private void refused(Refusal refusal) {
            lastRefusal = refusal;
            if (refusal.kind() == Refusal.Kind.THROTTLED) {
                patience.goodSign();
            }
            if (refusal.kind() == Refusal.Kind.HOPELESS) {
                giveUp("sending it again cannot help");
            } else if (stop.isStopping()) {
                giveUp("Headwater is stopping");
            } else if (patience.isOver(began)) {
                giveUp("nothing was taken for longer than publish.give-up-after=" + patience.limitAsSet());
            } else if (batch.delivery().failure().isPresent()) {
                end();
            } else {
                sendAgain(refusal);
            }
        }

        private void sendAgain(Refusal refusal) {
            Duration wait = backoff.after(++refusalsInARow);
            if (wait.compareTo(refusal.waitAtLeast()) < 0) {
                wait = refusal.waitAtLeast();
            }
            retryLog.sendingAgain(rows.size(), refusal, wait);
            waiting.add(this);
            try {
                var unused = timer.schedule(this::waited, wait.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                // The timer outlives the publisher in all but a stop.
                stopWaiting();
            }
            if (stop.isStopping()) {
                stopWaiting();
            }
            endIfDeliveryFailed();
        }

        /** Removing it from the set decides who goes on with the request: the timer, the stop or the delivery's failure. */
        private void waited() {
            if (!waiting.remove(this)) {
                return;
            }
            if (batch.delivery().failure().isPresent()) {
                end();
                return;
            }
            if (lastRefusal.kind() == Refusal.Kind.THROTTLED) {
                // The sink asked for the wait: it is not time in which the sink was silent.
                patience.goodSign();
            }
            batch.delivery().sentAgain(rows.size());
            send();
        }

        void stopWaiting() {
            if (waiting.remove(this)) {
                giveUp("Headwater is stopping");
            }
        }

        void endIfDeliveryFailed() {
            if (batch.delivery().failure().isPresent() && waiting.remove(this)) {
                end();
            }
        }

        private void giveUp(String why) {
            batch.delivery()
                    .fail(new PublishException(
                            "Publishing %s to %s: %d rows were not taken (%s), and %s. What was taken is on record; the file stays and goes on from there."
                                    .formatted(
                                            batch.delivery().name(),
                                            sink.name(),
                                            rows.size(),
                                            lastRefusal.detail(),
                                            why)));
            end();
            waiting.forEach(Request::endIfDeliveryFailed);
        }

        private void end() {
            window.release();
            batch.delivery().requestEnds();
        }
    }
}
