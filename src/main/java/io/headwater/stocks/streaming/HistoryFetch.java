package io.headwater.stocks.streaming;

import io.headwater.stocks.lookup.StockException;
import io.headwater.stocks.lookup.StockHistory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets the history in another thread than that of whoever asks, since providers may take minutes and a route must be able to stop; tries
 * again after a wait where nobody has it, and says so once for each reason. Asked by one thread at a time.
 */
final class HistoryFetch {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryFetch.class);

    private final String history;
    private final Supplier<List<StockHistory>> source;
    private final Executor executor;
    private final Duration retryAfter;
    private final LongSupplier nanoTime;
    private @Nullable FutureTask<List<StockHistory>> underWay;
    private long notBefore;
    private String said = "";

    /**
     * Asks nobody yet.
     *
     * @param history what is fetched, in words
     * @param source one history a symbol, or a {@link StockException}
     * @param nanoTime a clock like {@link System#nanoTime()}
     */
    HistoryFetch(
            String history,
            Supplier<List<StockHistory>> source,
            Executor executor,
            Duration retryAfter,
            LongSupplier nanoTime) {
        this.history = history;
        this.source = source;
        this.executor = executor;
        this.retryAfter = retryAfter;
        this.nanoTime = nanoTime;
        this.notBefore = nanoTime.getAsLong();
    }

    /** The history if it has come; else has it fetched, unless that is under way or failed a short while ago. */
    Optional<MergedHistory> poll() {
        if (underWay == null) {
            if (nanoTime.getAsLong() - notBefore < 0) {
                return Optional.empty();
            }
            underWay = new FutureTask<>(source::get);
            executor.execute(underWay);
        }
        if (!underWay.isDone()) {
            return Optional.empty();
        }
        FutureTask<List<StockHistory>> done = underWay;
        underWay = null;
        return taken(done);
    }

    private Optional<MergedHistory> taken(FutureTask<List<StockHistory>> done) {
        try {
            List<StockHistory> histories = done.get();
            Optional<StockHistory> part = histories.stream()
                    .filter(each -> each.source() == StockHistory.Source.STALE)
                    .findFirst();
            if (part.isPresent()) {
                // Rows that are missing in the middle of it would be left out for good.
                later("only a part of it is there now. "
                        + String.join(" ", part.get().warnings()));
                return Optional.empty();
            }
            MergedHistory merged = new MergedHistory(histories);
            if (merged.size() > 0) {
                histories.stream().flatMap(each -> each.warnings().stream()).forEach(LOG::warn);
                return Optional.of(merged);
            }
            later("there is no row in this time; set stocks.from and stocks.to");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            later(cause instanceof StockException ? String.valueOf(cause.getMessage()) : cause.toString());
            LOG.debug("Where the history failed", cause);
        } catch (InterruptedException e) {
            // Not while it waits, since it is done; the thread was interrupted by a stop before.
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private void later(String why) {
        notBefore = nanoTime.getAsLong() + retryAfter.toNanos();
        if (!why.equals(said)) {
            LOG.error(
                    "Streaming the history of {}: {} Nothing is sent meanwhile; it is tried again every {} (stocks.retry-after), and said again when the reason changes.",
                    history,
                    why.endsWith(".") || why.endsWith("?") ? why : why + ".",
                    retryAfter.toString().substring("PT".length()).toLowerCase(Locale.ROOT));
        }
        said = why;
    }
}
