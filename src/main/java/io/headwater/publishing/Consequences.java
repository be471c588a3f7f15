package io.headwater.publishing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What follows from an answer: rows are sent again, a shard waits, requests become smaller, a row is set aside, a delivery is
 * given up. Not thread-safe: its publisher's lock guards it.
 */
final class Consequences {
    private final String sink;
    private final Patience patience;
    private final StopSignal stop;
    private final Outbox outbox;
    private final RetryLog retryLog;
    private final SizeLimit sizeLimit = new SizeLimit();
    private boolean allGivenUp;

    /** @param sink its name */
    Consequences(String sink, Patience patience, StopSignal stop, Outbox outbox) {
        this.sink = sink;
        this.patience = patience;
        this.stop = stop;
        this.outbox = outbox;
        this.retryLog = new RetryLog(sink, System::nanoTime);
    }

    /** The limits of a sink, and what it has shown of them. */
    RequestLimits limits(RequestLimits ofSink) {
        return sizeLimit.on(ofSink);
    }

    /** Draws the consequences of the answer to a request. */
    void follow(Request request, Request.Outcome outcome, long now) {
        outcome.takenOfLane().forEach((lane, rows) -> {
            lane.taken(rows, now);
            patience.goodSign();
        });
        outcome.refused().forEach((lane, refused) -> refused(request, lane, refused, now));
    }

    /** Gives up every delivery with rows that wait where the last thing sent failed. */
    void giveUpWhatIsInTrouble() {
        outbox.inTrouble().forEach(lane -> lane.deliveries().forEach(this::giveUpStopping));
    }

    /** Gives up whatever waits, and what is refused from now on. */
    void giveUpAll() {
        allGivenUp = true;
        outbox.deliveries().forEach(this::giveUpStopping);
    }

    private void giveUpStopping(Delivery delivery) {
        fail(delivery, stopping(delivery));
    }

    private void refused(Request request, Lane lane, Request.Refused refused, long now) {
        Refusal why = refused.why();
        if (allGivenUp || (stop.isStopping() && isNotWaitedForByAStop(why))) {
            refused.deliveries().forEach(this::giveUpStopping);
        }
        switch (why.kind()) {
            case THROTTLED -> {
                patience.goodSign();
                sendAgain(request, lane, refused, now);
            }
            case FAILED -> {
                lane.failing(now);
                if (!stop.isStopping() && lane.isGivenUp(patience)) {
                    giveUp(refused, "nothing was taken for longer than publish.give-up-after=" + patience.limitAsSet());
                }
                sendAgain(request, lane, refused, now);
            }
            case TOO_LARGE -> tooLarge(request, lane, refused);
            case NEVER_TAKEN -> {
                // An answer all the same: whatever failed before is over.
                lane.taken(0, now);
                patience.goodSign();
                neverTaken(refused);
            }
            case HOPELESS -> {
                giveUp(refused, "sending it again cannot help");
                sendAgain(request, lane, refused, now);
            }
        }
    }

    /** Whether a stop does not wait: for what is broken, nor for a target that asks for seconds, of which it has few. */
    private static boolean isNotWaitedForByAStop(Refusal why) {
        return why.kind() == Refusal.Kind.FAILED
                || (why.kind() == Refusal.Kind.THROTTLED && !why.waitAtLeast().isZero());
    }

    /** What is too large with others is sent with fewer; what is too large alone can never be sent. */
    private void tooLarge(Request request, Lane lane, Request.Refused refused) {
        if (request.size() > 1) {
            sizeLimit.exceededBy(request.bytes());
            putBack(lane, refused.rows());
            return;
        }
        sizeLimit.forget();
        neverTaken(refused);
    }

    private void neverTaken(Request.Refused refused) {
        String reason = "refused by " + sink + ": " + refused.why().detail();
        for (Pending row : refused.rows()) {
            row.row().members().forEach(member -> row.delivery().reject(member, reason));
            if (row.delivery().failure().isPresent()) {
                outbox.drop(row.delivery());
            }
        }
    }

    private void sendAgain(Request request, Lane lane, Request.Refused refused, long now) {
        int again = putBack(lane, refused.rows());
        Duration wait = lane.refused(refused, request.rowsOf(lane), request.sentAt(), now);
        if (again > 0) {
            retryLog.sendingAgain(again, refused.why(), wait);
        }
    }

    /** @return how many rows that are, since nobody needs those of a delivery that has failed */
    private int putBack(Lane lane, List<Pending> rows) {
        List<Pending> again = new ArrayList<>(rows.size());
        for (Pending row : rows) {
            if (row.delivery().failure().isPresent()) {
                row.delivery().giveUp(row.row().size());
            } else {
                again.add(row.refused());
            }
        }
        outbox.putBack(lane, again);
        return again.stream().mapToInt(row -> row.row().size()).sum();
    }

    private void giveUp(Request.Refused refused, String why) {
        for (Delivery delivery : refused.deliveries()) {
            fail(
                    delivery,
                    new PublishException(
                            "Publishing %s to %s: %d rows were not taken (%s), and %s. What was taken is on record; the file stays and goes on from there."
                                    .formatted(
                                            delivery.name(),
                                            sink,
                                            refused.rows().size(),
                                            refused.why().detail(),
                                            why)));
        }
    }

    private void fail(Delivery delivery, PublishException error) {
        delivery.fail(error);
        outbox.drop(delivery);
    }

    /** What ends a delivery because Headwater stops. */
    StoppingException stopping(Delivery delivery) {
        return new StoppingException(
                "Publishing %s to %s: Headwater is stopping; the rows that are not acknowledged go on at the next start."
                        .formatted(delivery.name(), sink));
    }
}
