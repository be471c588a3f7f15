package io.headwater.stocks.streaming;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows of a history, one after the other. A row stays the next one until it is said to be sent, and only then the position on disk
 * moves: so each row is sent at least once, and after a crash the one that was under way once more. Thread-safe.
 */
public final class StockStream {
    private static final Logger LOG = LoggerFactory.getLogger(StockStream.class);

    private final StreamChoice choice;
    private final RowFormat format;
    private final boolean loops;
    private final HistoryFetch fetch;
    private final StreamPositionFile file;
    private @Nullable MergedHistory history;
    private int index;
    private long round = 1;
    private long sent;
    private String at = "";
    private boolean hasEnded;
    private boolean isFailing;

    /**
     * A stream that goes on where the position on disk says, once it is asked.
     *
     * @param loops whether it begins again behind its last row
     */
    StockStream(StreamChoice choice, RowFormat format, boolean loops, HistoryFetch fetch, StreamPositionFile file) {
        this.choice = choice;
        this.format = format;
        this.loops = loops;
        this.fetch = fetch;
        this.file = file;
    }

    /** The next row: the same one until it is sent. None while the history is not there yet, nor behind its end. */
    public synchronized @Nullable StreamedRow next() {
        if (history == null) {
            fetch.poll().ifPresent(this::begin);
        }
        return history == null || hasEnded ? null : history.row(index, format);
    }

    private void begin(MergedHistory fetched) {
        history = fetched;
        file.read().filter(position -> isOfThis(position, fetched)).ifPresent(position -> {
            round = position.round();
            index = fetched.behind(position.date(), position.symbol());
            at = at(position.symbol(), position.date().toString());
        });
        if (index == fetched.size()) {
            turn();
        }
        if (hasEnded) {
            LOG.info(
                    "The history of {} was streamed to its end before; remove {} to have it streamed again",
                    choice.history(),
                    file.path());
        } else {
            LOG.info(
                    "Streaming the history of {} into {}: {} rows from {}, from row {} on",
                    choice.history(),
                    choice.target(),
                    fetched.size(),
                    fetched.origin(),
                    index + 1);
        }
    }

    /** Rows that are made up do not go on where real ones ended, nor the other way round. */
    private boolean isOfThis(StreamPosition position, MergedHistory fetched) {
        if (!position.choice().equals(choice)) {
            LOG.warn(
                    "Streaming the history of {} into {} begins at its first row: the position in {} is of another choice, {} into {}",
                    choice.history(),
                    choice.target(),
                    file.path(),
                    position.choice().history(),
                    position.choice().target());
            return false;
        }
        if (!position.madeUp().equals(fetched.madeUp())) {
            LOG.warn(
                    "Streaming the history of {} begins at its first row: made up (SYNTHETIC SAMPLE) was {} before, and is {} now",
                    choice.history(),
                    names(position.madeUp()),
                    names(fetched.madeUp()));
            return false;
        }
        return true;
    }

    private static String names(List<String> symbols) {
        return symbols.isEmpty() ? "nothing" : String.join(", ", symbols);
    }

    /** The row is stored. One that is not the next one moves nothing, so that no row is left out whatever a route does. */
    public synchronized void sent(StreamedRow row) {
        if (history == null || hasEnded || row.number() != index + 1L) {
            return;
        }
        if (isFailing) {
            LOG.info("Streaming the history of {}: rows are stored again", choice.history());
            isFailing = false;
        }
        file.write(new StreamPosition(choice, history.madeUp(), round, row.date(), row.symbol(), row.number()));
        at = at(row.symbol(), row.date().toString());
        sent++;
        index++;
        if (index == history.size()) {
            turn();
            LOG.info(
                    "Streamed {} rows of the history of {} in this run, to its end{}",
                    sent,
                    choice.history(),
                    hasEnded ? "" : "; it begins again (stocks.loop)");
        }
    }

    private void turn() {
        hasEnded = !loops;
        if (loops) {
            round++;
            index = 0;
        }
    }

    /** The row could not be stored, and comes again; said once, until one is stored. */
    public synchronized void notSent(StreamedRow row, String why) {
        if (!isFailing) {
            LOG.warn(
                    "Streaming the history of {}: row {} ({}) could not be stored in {} and is sent again until it is: {}",
                    choice.history(),
                    row.number(),
                    at(row.symbol(), row.date().toString()),
                    choice.target(),
                    why);
        }
        isFailing = true;
    }

    private String at(String symbol, String date) {
        return choice.symbols().size() > 1 ? date + " " + symbol : date;
    }

    /** How far it is. */
    public synchronized StreamProgress progress() {
        int all = history == null ? 0 : history.size();
        return new StreamProgress(choice.history(), at, index, all, round);
    }

    /** Says how far it came, unless its end was said. */
    synchronized void stopped() {
        if (history != null && !hasEnded) {
            LOG.info(
                    "Stopped streaming the history of {} behind row {} of {}; the next start goes on there",
                    choice.history(),
                    index,
                    history.size());
        }
    }
}
