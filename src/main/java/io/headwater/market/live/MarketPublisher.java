package io.headwater.market.live;

import io.headwater.publishing.BatchPublisher;
import io.headwater.publishing.Delivery;
import io.headwater.publishing.DeliveryLog;
import io.headwater.publishing.Quiet;
import io.headwater.publishing.Row;
import io.headwater.publishing.StopSignal;
import io.headwater.publishing.StoppingException;
import io.headwater.publishing.StoredRows;
import io.headwater.publishing.http.HttpFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has messages POSTed, one a body or several: a body is what the publisher takes for a row, so that it is sent again until it is taken, in the
 * order of its symbol. A body that the endpoint refuses for good is left out. Thread-safe.
 */
public final class MarketPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(MarketPublisher.class);
    private static final Duration TIME_TO_DRAIN = Duration.ofSeconds(10);

    private final BatchPublisher publisher;
    private final int messagesABody;
    private final HttpFormat format;
    private final FeedCounters counters;
    private final StopSignal stop;
    private final Quiet quiet = new Quiet(Duration.ofMinutes(1));

    /**
     * A publisher of messages.
     *
     * @param publisher keeps the order of each partition key
     * @param messagesABody at most; one stands in its body as it is
     * @param format how several stand in theirs
     */
    MarketPublisher(
            BatchPublisher publisher, int messagesABody, HttpFormat format, FeedCounters counters, StopSignal stop) {
        this.publisher = publisher;
        this.messagesABody = messagesABody;
        this.format = format;
        this.counters = counters;
        this.stop = stop;
    }

    /** Takes messages over, and returns once there is room for them among those that wait to be sent. */
    public void publish(MessageBatch batch) throws InterruptedException {
        Delivery delivery = new Delivery("the market feed", new BodyLog(batch));
        try {
            publisher.publish(delivery.open(bodies(batch)));
        } catch (StoppingException e) {
            // What has no file behind it is not missed.
            return;
        }
        if (stop.isStopping()) {
            drain();
        }
    }

    /** Waits until nothing is to be sent any more, but no longer than a stop may take. */
    void drain() throws InterruptedException {
        publisher.awaitIdle(TIME_TO_DRAIN);
    }

    private List<Row> bodies(MessageBatch batch) {
        List<Row> bodies = new ArrayList<>((batch.size() + messagesABody - 1) / messagesABody);
        String laneKey = "lane " + batch.lane();
        for (int from = 0; from < batch.size(); from += messagesABody) {
            int to = Math.min(from + messagesABody, batch.size());
            bodies.add(
                    messagesABody == 1
                            ? new Row(batch.message(from), batch.about(from), from)
                            : new Row(batch.body(from, to, format), laneKey, from));
        }
        return bodies;
    }

    /** Counts what becomes of the bodies of a batch, each of which has the number of its first message. */
    private final class BodyLog implements DeliveryLog {
        private final MessageBatch batch;

        BodyLog(MessageBatch batch) {
            this.batch = batch;
        }

        @Override
        public void acknowledged(List<Row> rows, List<StoredRows> stored) {
            rows.forEach(row -> counters.sent(messages(row)));
        }

        @Override
        public boolean rejected(Row row, String reason) {
            int messages = messages(row);
            counters.refused(messages);
            String about = batch.about((int) row.number()) + (messages == 1 ? "" : " and others");
            sayRefused(messages, about, reason, row.data());
            return true;
        }

        private int messages(Row row) {
            return Math.min(messagesABody, batch.size() - (int) row.number());
        }
    }

    private synchronized void sayRefused(int messages, String about, String reason, byte[] body) {
        if (quiet.isOver(messages, System.nanoTime())) {
            LOG.warn(
                    "The market feed: {} messages are left out, the last one about {}: {}. What was sent: {}",
                    quiet.take(),
                    about,
                    reason,
                    beginning(body));
        }
    }

    private static String beginning(byte[] body) {
        int most = 300;
        String text = new String(body, 0, Math.min(body.length, most), StandardCharsets.UTF_8).strip();
        return body.length > most ? text + "…" : text;
    }
}
