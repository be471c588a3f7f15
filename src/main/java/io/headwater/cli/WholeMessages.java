package io.headwater.cli;

import io.headwater.market.MarketFeed;
import io.headwater.market.json.JsonMessages;

/** Messages as they are. */
record WholeMessages(MarketFeed feed, JsonMessages gathered) implements MessageMaker {
    @Override
    public void next() {
        feed.next(gathered);
    }

    @Override
    public void end() {
        // None waits.
    }
}
