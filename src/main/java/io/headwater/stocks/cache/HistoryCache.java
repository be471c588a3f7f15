package io.headwater.stocks.cache;

import io.headwater.files.FileErrors;
import io.headwater.stocks.DateRange;
import io.headwater.stocks.Listing;
import io.headwater.stocks.ProviderException;
import io.headwater.stocks.StockProvider;
import io.headwater.stocks.cache.CacheEntryJson.Unknown;
import io.headwater.stocks.cache.CacheFolder.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Daily history that was fetched before. Any number of threads and processes may share a folder: for each symbol one of them works at a
 * time, and those that waited find what it fetched.
 *
 * <p>Every method throws {@link CacheException} if the folder cannot be read or written.
 */
public final class HistoryCache {
    /** A symbol may be listed, or a provider mended, by tomorrow. */
    private static final Duration UNKNOWN_FOR = Duration.ofDays(1);

    private final Path path;
    private final CacheFolder folder;
    private final SymbolLocks locks;
    private final InstantSource clock;

    /** In this folder, which is made when something is put into it. */
    public HistoryCache(Path folder, InstantSource clock) {
        path = folder;
        this.folder = new CacheFolder(folder);
        locks = new SymbolLocks(folder.resolve(".locks"));
        this.clock = clock;
    }

    /** All of a range, if all of it is known for good. */
    public Optional<CachedBars> whole(String provider, String symbol, DateRange range) {
        return known(provider, symbol, range).filter(bars -> bars.missing().isEmpty());
    }

    /** What is known of a range, however old; nothing if nothing is. */
    public Optional<CachedBars> known(String provider, String symbol, DateRange range) {
        if (Files.notExists(path)) {
            return Optional.empty();
        }
        CacheKey key = new CacheKey(provider, symbol);
        Found found = hold(key, () -> folder.read(key));
        List<DateRange> missing = found.entry().covered().gaps(range);
        if (found.entry().isEmpty() || missing.equals(List.of(range))) {
            return Optional.empty();
        }
        return Optional.of(new CachedBars(
                found.entry().within(range), 0, missing, found.entry().fetched(), List.of()));
    }

    /**
     * All of a range, of which the provider is asked for what is missing.
     *
     * @throws ProviderException if it does not give it; it is not asked for a symbol again that it did not know within the last day
     */
    public CachedBars fetch(StockProvider provider, String symbol, DateRange range) {
        CacheKey key = new CacheKey(provider.name(), symbol);
        return hold(key, () -> {
            Found found = folder.read(key);
            requireNotUnknown(key, found);
            Optional<DateRange> wanted =
                    range.until(Days.at(clock.instant(), found.entry().zone()).today());
            if (wanted.isEmpty()) {
                return new CachedBars(List.of(), 0, List.of(), clock.instant(), List.of());
            }
            GapFetch fetch = new GapFetch(provider, symbol, clock, found.entry(), entry -> folder.write(key, entry));
            try {
                return withDamage(fetch.fetch(wanted.get()), found.damage());
            } catch (ProviderException e) {
                throw e.kind() == ProviderException.Kind.UNKNOWN_SYMBOL ? unknown(provider, key, found) : e;
            }
        });
    }

    private static CachedBars withDamage(CachedBars bars, Optional<String> damage) {
        if (damage.isEmpty()) {
            return bars;
        }
        List<String> notes = new ArrayList<>(bars.notes());
        notes.add("The cache was damaged, and is fetched again: " + damage.get() + ".");
        return new CachedBars(bars.bars(), bars.fromNetwork(), bars.missing(), bars.fetched(), notes);
    }

    private void requireNotUnknown(CacheKey key, Found found) {
        found.unknown()
                .filter(unknown -> unknown.asked().plus(UNKNOWN_FOR).isAfter(clock.instant()))
                .ifPresent(unknown -> {
                    throw ProviderException.unknown(key.provider(), key.symbol(), unknown.near());
                });
    }

    /** A symbol that was known and is no more was delisted, or the provider is mistaken: what is cached of it stays. */
    private ProviderException unknown(StockProvider provider, CacheKey key, Found found) throws IOException {
        if (!found.entry().isEmpty()) {
            return ProviderException.of(
                    ProviderException.Kind.BROKEN, key.provider(), "it does not know " + key.symbol() + " any more");
        }
        List<Listing> near = List.of();
        try {
            near = provider.search(key.symbol());
        } catch (ProviderException e) {
            // A symbol is unknown without suggestions, too.
        }
        folder.write(key, new Unknown(clock.instant(), near));
        return ProviderException.unknown(key.provider(), key.symbol(), near);
    }

    /** The symbols of which bars are known, from any provider. */
    public Set<String> symbols() {
        Set<String> symbols = new TreeSet<>();
        for (CacheKey key : keys()) {
            if (Files.exists(folder.csv(key))) {
                symbols.add(key.symbol());
            }
        }
        return symbols;
    }

    /** All that is cached, each read and checked, by symbol and provider. */
    public List<CachedSymbol> all() {
        return keys().stream()
                .map(key -> described(key, hold(key, () -> folder.read(key))))
                .toList();
    }

    private static CachedSymbol described(CacheKey key, Found found) {
        return new CachedSymbol(
                key.provider(),
                key.symbol(),
                found.entry().bars().size(),
                found.entry().covered().ranges(),
                found.unknown().map(Unknown::asked).orElse(found.entry().fetched()),
                found.unknown().isPresent(),
                found.damage());
    }

    /**
     * Forgets these symbols, from whatever provider.
     *
     * @return what was forgotten, each as {@code AAPL from yahoo}
     */
    public List<String> clear(Collection<String> symbols) {
        List<String> cleared = new ArrayList<>();
        for (CacheKey key : keys()) {
            if (symbols.contains(key.symbol())) {
                hold(key, () -> {
                    folder.delete(key);
                    return cleared.add(key.symbol() + " from " + key.provider());
                });
            }
        }
        return cleared;
    }

    /** All symbols, known or not, of which there are files. */
    public Set<String> files() {
        Set<String> symbols = new TreeSet<>();
        keys().forEach(key -> symbols.add(key.symbol()));
        return symbols;
    }

    private Set<CacheKey> keys() {
        try {
            return folder.keys();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private <T> T hold(CacheKey key, SymbolLocks.Work<T> work) {
        try {
            return locks.hold(key.provider(), key.symbol(), work);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private CacheException failed(IOException e) {
        return new CacheException(
                "Using the cache of stock history in %s: %s. Mend that, or name another folder by stocks.cache.directory."
                        .formatted(path, FileErrors.inWords(e)),
                e);
    }
}
