package io.headwater.market;

import io.headwater.random.NumpyRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What a market is like; the same parameters give the same messages.
 *
 * @param symbols the shares, from one on
 * @param seed from 0 to 4294967295; another number is another market
 * @param start the time of the first message, in the years 1970 to 9998
 * @param rate messages a second of the market's time, from {@value #LEAST_RATE} to {@value #MOST_RATE}: how far apart they are
 * @param newsLeads whether prices follow the news a little
 * @param allIndicators whether there are other numbers about the economy than its growth
 * @param tradingHours whether the market is open from 9:30 to 16:00 of New York only, and not on weekends
 * @param depth which snapshots of order books there are
 */
public record MarketParameters(
        List<Symbol> symbols,
        long seed,
        Instant start,
        double rate,
        boolean newsLeads,
        boolean allIndicators,
        boolean tradingHours,
        Depth depth) {

    /** Messages a second that there are at least. */
    public static final double LEAST_RATE = 0.001;

    /** Messages a second that there are at most: the time is in microseconds. */
    public static final double MOST_RATE = 1_000_000;

    private static final int FIRST_YEAR = 1970;

    /** What is longer than a year is counted from here, and has to end before years have five digits. */
    private static final int LAST_YEAR = 9998;

    /** The five shares of the feed, at its own rate, from a Monday's opening in New York on. */
    public static final MarketParameters DEFAULT = new MarketParameters(
            Symbols.DEFAULT, 0, Instant.parse("2026-01-05T14:30:00Z"), 0.67, true, false, false, Depth.NONE);

    /** @throws IllegalArgumentException that names each value that is not what it may be, one a line, like {@code seed = -1: …} */
    public MarketParameters {
        List<String> problems = new ArrayList<>();
        if (symbols.isEmpty() || symbols.size() > Symbols.MOST) {
            problems.add("symbols: there are %d; there must be 1 to %d.".formatted(symbols.size(), Symbols.MOST));
        }
        if (seed < 0 || seed > NumpyRandom.MAX_SEED) {
            problems.add("seed = %d: must be a whole number from 0 to %d.".formatted(seed, NumpyRandom.MAX_SEED));
        }
        int year = start.atOffset(ZoneOffset.UTC).getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            problems.add("start = %s: must be in the years %d to %d.".formatted(start, FIRST_YEAR, LAST_YEAR));
        }
        if (!(rate >= LEAST_RATE && rate <= MOST_RATE)) {
            problems.add("rate = %s: must be a number from %s to %.0f.".formatted(rate, LEAST_RATE, MOST_RATE));
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        symbols = List.copyOf(symbols);
    }
}
