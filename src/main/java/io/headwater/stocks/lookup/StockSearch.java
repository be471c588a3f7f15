package io.headwater.stocks.lookup;

import io.headwater.stocks.Listing;
import io.headwater.stocks.StockProvider;
import io.headwater.stocks.StockProvider.Origin;
import io.headwater.stocks.cache.HistoryCache;
import io.headwater.stocks.lookup.StockException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds symbols: asks the providers in their order, and looks among those that are cached where nobody over the network answers. */
final class StockSearch {
    private final List<StockProvider> real;
    private final List<StockProvider> madeUp;
    private final HistoryCache cache;

    StockSearch(List<StockProvider> real, List<StockProvider> madeUp, HistoryCache cache) {
        this.real = real;
        this.madeUp = madeUp;
        this.cache = cache;
    }

    /** A provider that finds nothing leaves the question to the next. */
    SearchResult search(String query, boolean offline) {
        Attempt attempt = new Attempt();
        List<StockProvider> foundNothing = new ArrayList<>();
        for (StockProvider each : real) {
            Optional<SearchResult> result = attempt.first(List.of(each), offline, provider -> ask(provider, query));
            if (result.isPresent() && !result.get().found().isEmpty()) {
                return warned(result.get(), "Found by " + each.name() + " only", attempt);
            }
            result.ifPresent(nothing -> foundNothing.add(each));
        }
        Optional<StockProvider> remote = foundNothing.stream()
                .filter(each -> each.origin() == Origin.REMOTE)
                .findFirst();
        if (remote.isPresent()) {
            return nothing(remote.get(), attempt);
        }
        SearchResult cached = new SearchResult("cache", cached(query), 0, List.of());
        if (!cached.found().isEmpty()) {
            return warned(cached, "Only symbols that are cached were searched", attempt);
        }
        if (attempt.isWithoutNetwork()) {
            Optional<SearchResult> sample = attempt.first(madeUp, offline, provider -> ask(provider, query));
            if (sample.isPresent() && !sample.get().found().isEmpty()) {
                return warned(
                        sample.get(), "Only the SYNTHETIC SAMPLE was searched, whose prices are made up", attempt);
            }
        }
        return foundNothing.stream()
                .findFirst()
                .map(each -> nothing(each, attempt))
                .orElseThrow(() -> new StockException(
                        attempt.isForNow() ? Kind.UNAVAILABLE : Kind.PROVIDERS_FAILED,
                        "Searching for '%s': nobody could be asked, and nothing like it is cached. %s."
                                .formatted(query, attempt.said()),
                        List.of()));
    }

    private static SearchResult ask(StockProvider provider, String query) {
        List<Listing> found = provider.search(query);
        boolean isRemote = provider.origin() == Origin.REMOTE;
        return new SearchResult(provider.name(), found, isRemote ? found.size() : 0, List.of());
    }

    private static SearchResult nothing(StockProvider provider, Attempt attempt) {
        return warned(
                new SearchResult(provider.name(), List.of(), 0, List.of()),
                "Searched by " + provider.name() + " only",
                attempt);
    }

    private static SearchResult warned(SearchResult result, String what, Attempt attempt) {
        return attempt.said().isEmpty()
                ? result
                : new SearchResult(
                        result.provider(),
                        result.found(),
                        result.fromNetwork(),
                        List.of("%s: %s.".formatted(what, attempt.said())));
    }

    private List<Listing> cached(String query) {
        String part = query.strip().toUpperCase(Locale.ROOT);
        return cache.symbols().stream()
                .filter(symbol -> symbol.contains(part))
                .map(symbol -> new Listing(symbol, "", "", "cached"))
                .toList();
    }
}
