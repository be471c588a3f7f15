package io.headwater.stocks.cache;

/** What files of the cache are of; in the order of symbols. */
record CacheKey(String provider, String symbol) implements Comparable<CacheKey> {
    @Override
    public int compareTo(CacheKey other) {
        int bySymbol = symbol.compareTo(other.symbol);
        return bySymbol != 0 ? bySymbol : provider.compareTo(other.provider);
    }
}
