package io.headwater.cli;

import io.headwater.application.Application;
import io.headwater.settings.Overrides;
import io.headwater.stocks.cache.HistoryCache;
import io.headwater.stocks.lookup.Stocks;
import io.headwater.stocks.lookup.StocksBeans;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** One run of a stocks command: its settings, and the account of where its rows came from, which is its last line. */
final class StocksSession implements AutoCloseable {
    private final StocksBeans beans;
    private final PrintWriter err;
    private long fromNetwork;
    private long fromCache;

    /** With the settings of the working directory; words go to standard error, as standard output may be data. */
    StocksSession(PrintWriter err) {
        beans = new StocksBeans(Application.settings(Path.of(""), Overrides.ofProcess()));
        this.err = err;
    }

    Stocks stocks() {
        return beans.stocks();
    }

    HistoryCache cache() {
        return beans.cache();
    }

    void count(long rowsFromNetwork, long rowsFromCache) {
        fromNetwork += rowsFromNetwork;
        fromCache += rowsFromCache;
    }

    void warn(List<String> warnings) {
        warnings.forEach(warning -> err.println("headwater: " + warning));
    }

    /** However the command ends. */
    @Override
    public void close() {
        err.printf(
                Locale.ENGLISH,
                "rows from network %,d, from cache %,d, requests %,d%n",
                fromNetwork,
                fromCache,
                beans.requests());
        err.flush();
    }
}
