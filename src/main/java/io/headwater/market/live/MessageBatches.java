package io.headwater.market.live;

/** How the route's aggregate step puts batches together. */
public final class MessageBatches {
    /** The earlier messages, and behind them the later ones of the same lane. */
    public MessageBatch merge(MessageBatch earlier, MessageBatch later) {
        return earlier.and(later);
    }
}
