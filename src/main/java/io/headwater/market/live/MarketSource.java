package io.headwater.market.live;

import io.headwater.market.MarketHours;
import io.headwater.publishing.StopSignal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the messages that are due, with the present time: never in the future, and never before that of the message before. Whoever takes them
 * sets the pace: what is not asked for is not made. Not thread-safe: asked by one timer.
 */
public final class MarketSource {
    private static final Logger LOG = LoggerFactory.getLogger(MarketSource.class);

    /** After so many it looks at the clock again. */
    private static final int MADE_AT_ONCE = 500;

    /** So long it hands on what is due at one time of asking, so that a route can be stopped or changed in between. */
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(200);

    private final MessageStream stream;
    private final Schedule schedule;
    private final Optional<MarketHours> hours;
    private final FeedReport report;
    private final FeedCounters counters;
    private final MarketPublisher publisher;
    private final StopSignal stop;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final Queue<MessageBatch> ready = new ArrayDeque<>();
    private long lastMicros;
    private long leftOut;
    private boolean isClosed;
    private boolean isBroken;

    /**
     * A source before its first message.
     *
     * @param hours when the market is open, if it ever closes
     * @param publisher is waited for when Headwater stops
     * @param nanoTime a clock like {@link System#nanoTime()}
     */
    MarketSource(
            MessageStream stream,
            double rate,
            Optional<MarketHours> hours,
            FeedCounters counters,
            MarketPublisher publisher,
            StopSignal stop,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.stream = stream;
        this.schedule = new Schedule(rate, nanoTime.getAsLong());
        this.hours = hours;
        this.report = new FeedReport(rate, counters, nanoTime.getAsLong());
        this.counters = counters;
        this.publisher = publisher;
        this.stop = stop;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /** What became of the messages so far. */
    public FeedCounters.Snapshot counters() {
        return counters.snapshot();
    }

    /** The messages that are due, for as long as there are more, but not for ever. */
    public Iterator<MessageBatch> due() {
        report.line(nanoTime.getAsLong()).ifPresent(LOG::info);
        long until = nanoTime.getAsLong() + LONGEST;
        return new Iterator<>() {
            private boolean ended;

            @Override
            public boolean hasNext() {
                // Asked once more behind its end it must not go on, whatever has become due: the split has forgotten
                // all.
                ended = ended || !hasMore();
                return !ended;
            }

            private boolean hasMore() {
                while (ready.isEmpty() && nanoTime.getAsLong() - until < 0 && make()) {
                    // Until there is something, or nothing more is due.
                }
                return !ready.isEmpty() && !stopped();
            }

            @Override
            public MessageBatch next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                MessageBatch batch = ready.remove();
                counters.made(batch.size());
                return batch;
            }
        };
    }

    /** Whether Headwater stops; then what is on its way has been sent, or given up. */
    private boolean stopped() {
        if (stop.isStopping()) {
            try {
                publisher.drain();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return stop.isStopping();
    }

    /** Says what there was in all, unless nobody ever asked for anything. */
    void end() {
        if (counters.snapshot().made() > 0) {
            LOG.info(report.last(nanoTime.getAsLong()));
        }
        stream.close();
    }

    /** Makes some of what is due; returns whether more may be. */
    private boolean make() {
        long now = nanoTime.getAsLong();
        long wall = wallMicros();
        if (isBroken || !isOpen(wall, now)) {
            return false;
        }
        int due = schedule.due(now, MADE_AT_ONCE);
        int made = 0;
        counters.leftOut(schedule.leftOut() - leftOut);
        leftOut = schedule.leftOut();
        try {
            for (; made < due && ready.isEmpty(); made++) {
                lastMicros = Math.max(lastMicros, schedule.isUnlimited() ? wallMicros() : wall - late(now));
                stream.make(lastMicros, ready::add);
            }
        } catch (ManifestException e) {
            // A consumer that cannot be scored is better not fed.
            isBroken = true;
            LOG.error(String.valueOf(e.getMessage()));
        }
        boolean more = made < due || due == MADE_AT_ONCE;
        if (!more) {
            stream.handOn(ready::add);
        }
        return more;
    }

    private long late(long now) {
        return TimeUnit.NANOSECONDS.toMicros(now - schedule.take(now));
    }

    private long wallMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    private boolean isOpen(long wall, long now) {
        long opens = hours.map(of -> of.openFrom(wall)).orElse(wall);
        if (opens > wall) {
            schedule.beginAnew(now);
            report.beginAnew(now);
            stream.handOn(ready::add);
            if (!isClosed) {
                LOG.info(
                        "The market is closed until {} (market.trading-hours); the feed goes on then",
                        Instant.EPOCH.plus(opens, ChronoUnit.MICROS));
            }
        }
        isClosed = opens > wall;
        return !isClosed;
    }
}
