package io.headwater.cli;

import io.headwater.market.json.JsonMessages;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.DoubleConsumer;

/** So many messages of a market, written one after the other. Not thread-safe. */
final class MarketRun {
    /** Messages are gathered before they are written; as much as a pipe holds. */
    private static final int WRITTEN_AT_ONCE = 1 << 16;

    private final MessageMaker maker;
    private final JsonMessages messages;
    private final long count;
    private long bytes;

    /** @param messages where they are gathered */
    MarketRun(MessageMaker maker, JsonMessages messages, long count) {
        this.maker = maker;
        this.messages = messages;
        this.count = count;
    }

    /** How many bytes were written. */
    long bytes() {
        return bytes;
    }

    /** @param progress is told what part from 0 to 1 is done */
    void write(OutputStream out, DoubleConsumer progress) throws IOException {
        for (long made = 0; made < count; made++) {
            maker.next();
            if (messages.size() >= WRITTEN_AT_ONCE) {
                flush(out);
                progress.accept((double) made / count);
            }
        }
        maker.end();
        messages.end();
        flush(out);
        out.flush();
    }

    private void flush(OutputStream out) throws IOException {
        bytes += messages.size();
        messages.writeTo(out);
    }
}
