package io.headwater.market;

import io.headwater.random.NumpyRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which shares there are. What they are like is of the right size, and no more: these are not quotes. */
public final class Symbols {
    /** The five of the feed, with prices, numbers of shares and earnings as they were about the end of 2025. */
    public static final List<Symbol> DEFAULT = List.of(
            new Symbol("AAPL", 270, 0.00040, 30_000, 14_800_000_000L, 7.50),
            new Symbol("GOOGL", 300, 0.00045, 20_000, 12_100_000_000L, 10.10),
            new Symbol("AMZN", 230, 0.00047, 25_000, 10_700_000_000L, 7.10),
            new Symbol("MSFT", 480, 0.00037, 14_000, 7_430_000_000L, 14.10),
            new Symbol("TSLA", 430, 0.00080, 50_000, 3_300_000_000L, 1.50));

    /** More than are traded anywhere; each takes some 10 KB of memory. */
    public static final int MOST = 100_000;

    private static final double LEAST_PRICE = 20;
    private static final double MOST_PRICE = 500;

    private Symbols() {}

    /**
     * The shares of these names: those of the feed as they are, others made up, the same for the same name.
     *
     * @throws IllegalArgumentException if there are none or more than {@link #MOST}, a name cannot be one, or comes twice
     */
    public static List<Symbol> named(List<String> names) {
        if (names.isEmpty() || names.size() > MOST) {
            throw new IllegalArgumentException(
                    "There are %d symbols; there must be 1 to %d.".formatted(names.size(), MOST));
        }
        Set<String> seen = new HashSet<>();
        List<Symbol> symbols = new ArrayList<>(names.size());
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("Symbol '%s' is there twice; name it once.".formatted(name));
            }
            symbols.add(named(name));
        }
        return symbols;
    }

    /**
     * The share of this name: one of the feed as it is, another made up, the same for the same name.
     *
     * @throws IllegalArgumentException if it cannot be a name
     */
    public static Symbol named(String name) {
        return DEFAULT.stream()
                .filter(each -> each.name().equals(name))
                .findAny()
                .orElseGet(() -> madeUp(name));
    }

    private static Symbol madeUp(String name) {
        NumpyRandom random = new NumpyRandom(Integer.toUnsignedLong(name.hashCode()));
        double price = Math.rint(random.uniform(LEAST_PRICE, MOST_PRICE));
        double volatility = random.uniform(0.0003, 0.0008);
        double volume = random.uniform(2_000, 40_000);
        long shares = 1_000_000L * (long) random.uniform(100, 10_000);
        double earnings = price / random.uniform(10, 50);
        return new Symbol(name, price, volatility, volume, shares, earnings);
    }
}
