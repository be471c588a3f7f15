package io.headwater.stocks.lookup;

import io.headwater.stocks.DateRange;
import io.headwater.stocks.Listing;
import io.headwater.stocks.StockProvider;
import io.headwater.stocks.StockProvider.Origin;
import io.headwater.stocks.cache.CachedBars;
import io.headwater.stocks.cache.HistoryCache;
import io.headwater.stocks.lookup.StockException.Kind;
import io.headwater.stocks.lookup.StockHistory.Source;
import io.headwater.text.Similarity;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Search and history, from providers in an order and a cache. Thread-safe.
 *
 * <p>What is made up is never given in the place of something real: not if anybody real answered anything, nor if anything is cached.
 */
public final class Stocks {
    private static final int MOST_NEAR = 5;

    private final List<StockProvider> real;
    private final List<StockProvider> madeUp;
    private final HistoryCache cache;
    private final InstantSource clock;

    /** Asks these providers in this order; those that make things up come last, wherever they stand. */
    public Stocks(List<StockProvider> providers, HistoryCache cache, InstantSource clock) {
        real = providers.stream()
                .filter(each -> each.origin() != Origin.SYNTHETIC)
                .toList();
        madeUp = providers.stream()
                .filter(each -> each.origin() == Origin.SYNTHETIC)
                .toList();
        this.cache = cache;
        this.clock = clock;
    }

    /**
     * The bars of a symbol.
     *
     * @param symbol in capital letters
     * @param offline whether the network is left alone
     * @throws StockException if nobody has them
     */
    public StockHistory history(String symbol, DateRange range, boolean offline) {
        for (StockProvider each : real) {
            if (each.origin() == Origin.REMOTE) {
                Optional<CachedBars> whole = cache.whole(each.name(), symbol, range);
                if (whole.isPresent()) {
                    return new StockHistory(
                            symbol, each.name(), Source.REMOTE, whole.get().bars(), 0, List.of());
                }
            }
        }
        Attempt attempt = new Attempt();
        return attempt.first(real, offline, provider -> answer(provider, symbol, range))
                .map(answer -> withWarning(answer, attempt))
                .or(() -> stale(symbol, range, attempt))
                .orElseGet(() -> madeUp(symbol, range, attempt));
    }

    private StockHistory answer(StockProvider provider, String symbol, DateRange range) {
        if (provider.origin() == Origin.LOCAL) {
            return new StockHistory(
                    symbol,
                    provider.name(),
                    Source.LOCAL,
                    provider.history(symbol, range).bars(),
                    0,
                    List.of());
        }
        CachedBars bars = cache.fetch(provider, symbol, range);
        return new StockHistory(symbol, provider.name(), Source.REMOTE, bars.bars(), bars.fromNetwork(), bars.notes());
    }

    private static StockHistory withWarning(StockHistory answer, Attempt attempt) {
        if (attempt.said().isEmpty()) {
            return answer;
        }
        return warned(
                answer,
                "%s comes from %s, for want of another: %s."
                        .formatted(answer.symbol(), answer.provider(), attempt.said()));
    }

    private static StockHistory warned(StockHistory answer, String warning) {
        List<String> warnings = new ArrayList<>(answer.warnings());
        warnings.add(warning);
        return new StockHistory(
                answer.symbol(), answer.provider(), answer.source(), answer.bars(), answer.fromNetwork(), warnings);
    }

    /** Of the providers with anything of the range cached, the one with the most of it. */
    private Optional<StockHistory> stale(String symbol, DateRange range, Attempt attempt) {
        Map<StockProvider, CachedBars> known = new LinkedHashMap<>();
        for (StockProvider each : real) {
            if (each.origin() == Origin.REMOTE) {
                cache.known(each.name(), symbol, range).ifPresent(bars -> known.put(each, bars));
            }
        }
        return known.entrySet().stream()
                .max(Comparator.comparingInt(each -> each.getValue().bars().size()))
                .map(each -> new StockHistory(
                        symbol,
                        each.getKey().name(),
                        Source.STALE,
                        each.getValue().bars(),
                        0,
                        List.of(staleness(symbol, each.getValue(), attempt))));
    }

    private String staleness(String symbol, CachedBars bars, Attempt attempt) {
        LocalDate yesterday =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        String missing = String.join(
                ", ",
                bars.missing().stream()
                        .flatMap(range -> range.until(yesterday).stream())
                        .map(DateRange::toString)
                        .toList());
        return "%s comes from the cache as it was on %s%s: %s."
                .formatted(
                        symbol,
                        LocalDate.ofInstant(bars.fetched(), ZoneOffset.UTC),
                        missing.isEmpty() ? "" : ", which does not have " + missing,
                        attempt.said());
    }

    private StockHistory madeUp(String symbol, DateRange range, Attempt attempt) {
        if (attempt.isUnknown()) {
            throw unknown(symbol, attempt);
        }
        if (attempt.isWithoutNetwork()) {
            Optional<StockHistory> sample = attempt.first(
                    madeUp,
                    false,
                    provider -> new StockHistory(
                            symbol,
                            provider.name(),
                            Source.SYNTHETIC,
                            provider.history(symbol, range).bars(),
                            0,
                            List.of()));
            if (sample.isPresent()) {
                return warned(
                        sample.get(),
                        "%s is a SYNTHETIC SAMPLE: these prices are made up. %s"
                                .formatted(symbol, attempt.said().isEmpty() ? "" : attempt.said() + ".")
                                .strip());
            }
            // With made-up symbols only, there is no other.
            if (attempt.isUnknown()) {
                throw unknown(symbol, attempt);
            }
        }
        throw new StockException(
                attempt.isForNow() ? Kind.UNAVAILABLE : Kind.PROVIDERS_FAILED,
                "Getting the history of %s from %s: nobody gave it, and none of it is cached. %s."
                        .formatted(symbol, range, attempt.said()),
                List.of());
    }

    private StockException unknown(String symbol, Attempt attempt) {
        List<Listing> near = new ArrayList<>(attempt.near());
        if (near.isEmpty()) {
            Similarity.closest(symbol, cache.symbols())
                    .ifPresent(close -> near.add(new Listing(close, "", "", "in the cache")));
        }
        List<Listing> few = near.stream().distinct().limit(MOST_NEAR).toList();
        String meant = few.isEmpty()
                ? ""
                : " Did you mean "
                        + String.join(", ", few.stream().map(Stocks::inWords).toList())
                        + "?";
        return new StockException(
                Kind.UNKNOWN_SYMBOL, "There is no symbol %s (%s).%s".formatted(symbol, attempt.said(), meant), few);
    }

    private static String inWords(Listing listing) {
        return listing.name().isEmpty() ? listing.symbol() : listing.symbol() + " (" + listing.name() + ")";
    }

    /**
     * Symbols that match a few letters of a symbol or name, from the first provider that finds any.
     *
     * @param offline whether the network is left alone
     * @throws StockException if no provider could be asked, and nothing is cached that matches
     */
    public SearchResult search(String query, boolean offline) {
        return new StockSearch(real, madeUp, cache).search(query, offline);
    }
}
