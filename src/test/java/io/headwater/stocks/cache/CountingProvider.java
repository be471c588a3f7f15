package io.headwater.stocks.cache;

import io.headwater.stocks.DateRange;
import io.headwater.stocks.History;
import io.headwater.stocks.Listing;
import io.headwater.stocks.StockProvider;
import java.util.List;
import java.util.Optional;

/** Counts what a provider is asked for, and what it gives. */
final class CountingProvider implements StockProvider {
    private final StockProvider provider;
    private int questions;
    private int rows;

    CountingProvider(StockProvider provider) {
        this.provider = provider;
    }

    int questions() {
        return questions;
    }

    int rows() {
        return rows;
    }

    void reset() {
        questions = 0;
        rows = 0;
    }

    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public Origin origin() {
        return provider.origin();
    }

    @Override
    public Optional<String> unusable() {
        return provider.unusable();
    }

    @Override
    public List<Listing> search(String query) {
        return provider.search(query);
    }

    @Override
    public History history(String symbol, DateRange range) {
        questions++;
        History history = provider.history(symbol, range);
        rows += history.bars().size();
        return history;
    }
}
