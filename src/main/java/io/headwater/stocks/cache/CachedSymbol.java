package io.headwater.stocks.cache;

import io.headwater.stocks.DateRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the cache has of a symbol from one provider, for a person to look at.
 *
 * @param rows how many bars
 * @param covered the days that they are all bars of
 * @param fetched when something was fetched last, or the symbol was asked for in vain
 * @param isUnknown whether the provider said that there is no such symbol
 * @param damage what is wrong with its files, if anything
 */
public record CachedSymbol(
        String provider,
        String symbol,
        int rows,
        List<DateRange> covered,
        Instant fetched,
        boolean isUnknown,
        Optional<String> damage) {}
