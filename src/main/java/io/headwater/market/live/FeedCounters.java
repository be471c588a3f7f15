package io.headwater.market.live;

import java.util.concurrent.atomic.LongAdder;

/** What became of the messages of a feed since it began. Thread-safe. */
public final class FeedCounters {
    private final LongAdder made = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder leftOut = new LongAdder();

    /** The counters at about one moment. */
    public record Snapshot(long made, long sent, long refused, long leftOut) {
        /** What has become of them since an earlier moment. */
        Snapshot since(Snapshot earlier) {
            return new Snapshot(
                    made - earlier.made, sent - earlier.sent, refused - earlier.refused, leftOut - earlier.leftOut);
        }
    }

    /** All of them: made, and handed on to be sent; acknowledged; refused for good; and due but never made, since the endpoint or this machine was slower. */
    public Snapshot snapshot() {
        return new Snapshot(made.sum(), sent.sum(), refused.sum(), leftOut.sum());
    }

    void made(long messages) {
        made.add(messages);
    }

    void sent(long messages) {
        sent.add(messages);
    }

    void refused(long messages) {
        refused.add(messages);
    }

    void leftOut(long messages) {
        leftOut.add(messages);
    }
}
