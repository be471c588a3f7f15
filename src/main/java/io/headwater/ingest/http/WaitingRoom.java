package io.headwater.ingest.http;

import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.IntSupplier;

/**
 * Lets so many requests into the route at once; some more wait, and those beyond are told to come again later. Whoever waits
 * occupies no thread. Thread-safe.
 */
final class WaitingRoom {
    /** So that bodies that wait do not fill the memory. */
    private static final long MOST_BYTES = 64L << 20;

    private static final long MILLIS_BETWEEN_LOOKS = 100;

    private final int atOnce;
    private final int mostWaiting;
    private final IntSupplier inRoute;
    private final Queue<RoutingContext> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private int admitted;
    private boolean closed;

    /**
     * A room before a route.
     *
     * @param atOnce how many requests may be in the route
     * @param mostWaiting how many more may wait
     * @param inRoute how many exchanges the route has now: a sender that has left may still have one there
     */
    WaitingRoom(int atOnce, int mostWaiting, IntSupplier inRoute) {
        this.atOnce = atOnce;
        this.mostWaiting = mostWaiting;
        this.inRoute = inRoute;
    }

    /** Looks now and then whether what senders left behind in the route has gone. */
    void openOn(Vertx vertx) {
        vertx.setPeriodic(MILLIS_BETWEEN_LOOKS, tick -> letNextIn());
    }

    /** Lets a request in, or has it wait, or refuses it. */
    void enter(RoutingContext context) {
        synchronized (this) {
            if (closed) {
                Replies.stopping(context);
                return;
            }
            if (isFull()) {
                if (waiting.size() >= mostWaiting || waitingBytes + bytes(context) > MOST_BYTES) {
                    Replies.behind(context);
                } else {
                    waiting.add(context);
                    waitingBytes += bytes(context);
                }
                return;
            }
            admitted++;
        }
        admit(context);
    }

    private void admit(RoutingContext context) {
        context.addEndHandler(ended -> leave());
        context.next();
    }

    private synchronized void leave() {
        admitted--;
        letNextIn();
    }

    private synchronized void letNextIn() {
        while (!waiting.isEmpty() && !isFull()) {
            RoutingContext next = waiting.remove();
            waitingBytes -= bytes(next);
            if (!next.response().closed()) {
                admitted++;
                // Not from here: what ends at once would let in the one after it from within, and so on.
                next.vertx().runOnContext(later -> admit(next));
            }
        }
    }

    /** An exchange ends a little later than its answer: only many of them tell of senders that have left. */
    private boolean isFull() {
        return admitted >= atOnce || inRoute.getAsInt() >= mostInRoute(atOnce);
    }

    /** How many threads the route may come to occupy. */
    static int mostInRoute(int atOnce) {
        return 2 * atOnce;
    }

    /** Refuses those who wait, and whoever comes from now on. */
    synchronized void close() {
        closed = true;
        waiting.forEach(Replies::stopping);
        waiting.clear();
        waitingBytes = 0;
    }

    private static int bytes(RoutingContext context) {
        return context.body().length();
    }
}
