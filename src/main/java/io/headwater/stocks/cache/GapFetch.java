package io.headwater.stocks.cache;

import io.headwater.stocks.DailyBar;
import io.headwater.stocks.DateRange;
import io.headwater.stocks.History;
import io.headwater.stocks.StockProvider;
import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Fetches what is missing of one range, and finds out whether what is known has moved meanwhile. Used once. */
final class GapFetch {
    private final StockProvider provider;
    private final String symbol;
    private final InstantSource clock;
    private final Keeper keeper;
    private CacheEntry entry;

    /** Bars that were fetched, by day; today's is among them, which the cache does not keep. */
    private final TreeMap<LocalDate, DailyBar> fetched = new TreeMap<>();

    private boolean isMoved;

    /** Keeps what is known now. */
    @FunctionalInterface
    interface Keeper {
        void keep(CacheEntry entry) throws IOException;
    }

    GapFetch(StockProvider provider, String symbol, InstantSource clock, CacheEntry entry, Keeper keeper) {
        this.provider = provider;
        this.symbol = symbol;
        this.clock = clock;
        this.entry = entry;
        this.keeper = keeper;
    }

    /** What was known is kept gap by gap: should the next one fail, these need not be fetched again. */
    CachedBars fetch(DateRange wanted) throws IOException {
        boolean isCompared = false;
        for (DateRange gap : entry.covered().gaps(wanted)) {
            Optional<LocalDate> beside = entry.beside(gap);
            History history = provider.history(
                    symbol, beside.map(day -> gap.span(DateRange.of(day))).orElse(gap));
            isMoved = beside.isPresent() ? hasMoved(beside.get(), history.bars()) : !isCompared && hasMovedElsewhere();
            isCompared = true;
            if (isMoved) {
                refetch(wanted);
                break;
            }
            keep(gap, history);
        }
        // All of it that was fetched again may be more than is wanted.
        TreeMap<LocalDate, DailyBar> bars = new TreeMap<>(fetched.subMap(wanted.from(), true, wanted.to(), true));
        entry.within(wanted).forEach(bar -> bars.put(bar.date(), bar));
        int fromNetwork =
                (int) bars.keySet().stream().filter(fetched::containsKey).count();
        List<String> notes = isMoved
                ? List.of(
                        "%s: a split or a dividend has moved the history of %s; all that is cached of it was fetched again."
                                .formatted(provider.name(), symbol))
                : List.of();
        return new CachedBars(new ArrayList<>(bars.values()), fromNetwork, List.of(), entry.fetched(), notes);
    }

    private boolean hasMoved(LocalDate day, List<DailyBar> answer) {
        return Movement.isMoved(Objects.requireNonNull(entry.bars().get(day)), answer);
    }

    /** Nothing that is known is beside the gap: one day of it is asked for by itself. */
    private boolean hasMovedElsewhere() {
        return entry.any()
                .map(day -> hasMoved(
                        day, provider.history(symbol, DateRange.of(day)).bars()))
                .orElse(false);
    }

    private void refetch(DateRange wanted) throws IOException {
        DateRange all = entry.covered().span().map(wanted::span).orElse(wanted);
        History history = provider.history(symbol, all);
        entry = CacheEntry.NOTHING;
        fetched.clear();
        keep(all, history);
    }

    /** Of a bar beside the gap what was known stays: an answer must not change from one time to the next by a last digit. */
    private void keep(DateRange range, History history) throws IOException {
        Days days = Days.at(clock.instant(), history.zone().or(entry::zone));
        history.bars().stream().filter(bar -> range.contains(bar.date())).forEach(bar -> fetched.put(bar.date(), bar));
        entry = entry.with(history.zone(), days.forGood(range, history.unpriced()), history.bars(), clock.instant());
        keeper.keep(entry);
    }
}
