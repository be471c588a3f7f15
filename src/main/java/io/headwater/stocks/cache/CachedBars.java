package io.headwater.stocks.cache;

import io.headwater.stocks.DailyBar;
import io.headwater.stocks.DateRange;
import java.time.Instant;
import java.util.List;

/**
 * Bars of a range, and where they came from.
 *
 * @param bars in order of their days
 * @param fromNetwork how many of them were fetched just now; the others were known
 * @param missing days before today of which nothing is known
 * @param fetched when something of the symbol was fetched last
 * @param notes what else a person should know, each a sentence
 */
public record CachedBars(
        List<DailyBar> bars, int fromNetwork, List<DateRange> missing, Instant fetched, List<String> notes) {}
