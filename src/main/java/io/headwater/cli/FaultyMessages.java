package io.headwater.cli;

import io.headwater.market.MarketFeed;
import io.headwater.market.Symbol;
import io.headwater.market.faults.FaultPlan;
import io.headwater.market.faults.FaultyFeed;
import io.headwater.market.json.Framing;
import io.headwater.market.json.JsonMessages;
import io.headwater.market.json.KeyedMessages;
import io.headwater.market.json.MessageShape;
import java.util.List;

/** Messages as a broken feed sends them: those that the feed of {@code market.faults} sends, and at the end those that still wait. */
final class FaultyMessages implements MessageMaker {
    private final MarketFeed feed;
    private final JsonMessages one;
    private final KeyedMessages keyed;
    private final FaultyFeed faulty;

    /**
     * Before the first.
     *
     * @param gathered takes what is sent
     */
    FaultyMessages(
            MarketFeed feed,
            List<Symbol> symbols,
            MessageShape shape,
            FaultPlan plan,
            FaultyFeed.Notes notes,
            JsonMessages gathered) {
        this.feed = feed;
        this.one = new JsonMessages(symbols, shape, Framing.NDJSON);
        this.keyed = new KeyedMessages(symbols, shape, one);
        this.faulty = new FaultyFeed(plan, (about, message) -> gathered.asItIs(message), notes);
    }

    @Override
    public void next() {
        feed.next(keyed);
        faulty.accept(keyed.about(), one.take().stripTrailing());
    }

    @Override
    public void end() {
        faulty.end();
    }
}
