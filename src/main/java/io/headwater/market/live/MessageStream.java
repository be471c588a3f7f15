package io.headwater.market.live;

import io.headwater.market.MarketFeed;
import io.headwater.market.MarketParameters;
import io.headwater.market.faults.FaultPlan;
import io.headwater.market.faults.FaultyFeed;
import io.headwater.market.json.Framing;
import io.headwater.market.json.JsonMessages;
import io.headwater.market.json.KeyedMessages;
import io.headwater.market.json.MessageShape;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The messages of a market, spread over lanes: what is about the same is in the same lane, so that batches of different lanes may be under way
 * together. Not thread-safe.
 */
final class MessageStream implements AutoCloseable {
    private static final char LINE_FEED = '\n';

    /** Messages that go one by one are handed on together up to this. */
    private static final int SINGLES_AT_ONCE = 32;

    private final MarketFeed feed;
    private final JsonMessages json;
    private final KeyedMessages messages;
    private final Lane[] lanes;
    private final Optional<FaultyFeed> faulty;
    private final LiveManifest manifest;
    /** The lanes of messages that come back from the faulty feed. */
    private final Map<String, Lane> laneOf = new HashMap<>();

    private Consumer<MessageBatch> taker = batch -> {};

    /**
     * A stream before its first message.
     *
     * @param batchSize messages that are handed on together: where there are more, one lane is in order by itself
     * @param lanes how many batches may be under way together, at least 1
     */
    MessageStream(
            MarketParameters parameters,
            MessageShape shape,
            int batchSize,
            int lanes,
            FaultPlan faults,
            LiveManifest manifest) {
        this.feed = new MarketFeed(parameters);
        this.json = new JsonMessages(parameters.symbols(), shape, Framing.NDJSON);
        this.messages = new KeyedMessages(parameters.symbols(), shape, json);
        this.lanes = new Lane
                [batchSize == 1 ? 1 : Math.min(lanes, parameters.symbols().size())];
        for (int i = 0; i < this.lanes.length; i++) {
            this.lanes[i] = new Lane(i, batchSize == 1 ? SINGLES_AT_ONCE : batchSize);
        }
        this.manifest = manifest;
        this.faulty = faults.isNone() ? Optional.empty() : Optional.of(new FaultyFeed(faults, this::send, manifest));
    }

    /** Makes a message of this time, and hands on what is complete by then. */
    void make(long micros, Consumer<MessageBatch> to) {
        taker = to;
        feed.nextAt(micros, messages);
        Lane lane = lanes[messages.key() % lanes.length];
        String about = messages.about();
        if (faulty.isPresent()) {
            laneOf.put(about, lane);
            faulty.get().accept(about, json.take().stripTrailing());
        } else {
            writeTo(lane);
            end(lane, about);
        }
    }

    /** Hands on what is there, whether complete or not. */
    void handOn(Consumer<MessageBatch> to) {
        for (Lane lane : lanes) {
            if (!lane.isEmpty()) {
                to.accept(lane.take());
            }
        }
    }

    private void send(String about, String message) {
        Lane lane = Objects.requireNonNull(laneOf.get(about));
        byte[] line = (message + LINE_FEED).getBytes(StandardCharsets.UTF_8);
        lane.write(line, 0, line.length);
        end(lane, about);
    }

    private void end(Lane lane, String about) {
        lane.end(about);
        if (lane.isFull()) {
            taker.accept(lane.take());
        }
    }

    private void writeTo(OutputStream to) {
        try {
            json.writeTo(to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        manifest.close();
    }
}
