package io.headwater.stocks.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.stocks.DateRange;
import io.headwater.stocks.StockServer;
import io.headwater.stocks.Yahoo;
import io.headwater.stocks.providers.Asked;
import io.headwater.stocks.providers.YahooProvider;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A cache in a folder of its own, before a server that plays Yahoo and counts what it is asked. */
abstract class CacheBeforeYahoo {
    static final LocalDate START = LocalDate.of(2025, 1, 1);

    /** As {@link Asked#NOW} has it in New York. */
    static final LocalDate TODAY = LocalDate.of(2026, 3, 3);

    @TempDir
    Path temp;

    final Yahoo yahoo = new Yahoo().list("AAPL", Yahoo.NEW_YORK, Yahoo.weekdays(START, TODAY));
    final StockServer server = StockServer.start(yahoo);
    final Asked asked = new Asked();
    final YahooProvider provider = asked.yahoo(server);
    HistoryCache cache = new HistoryCache(Path.of("none"), asked.clock());

    @BeforeEach
    void open() {
        cache = new HistoryCache(temp.resolve("cache"), asked.clock());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static DateRange range(String from, String to) {
        return new DateRange(LocalDate.parse(from), LocalDate.parse(to));
    }

    CachedBars fetch(DateRange range) {
        return cache.fetch(provider, "AAPL", range);
    }

    /** Fetches, and has the answer be that of the provider. */
    CachedBars fetchRight(DateRange range) {
        CachedBars bars = fetch(range);
        assertThat(bars.bars()).isEqualTo(yahoo.bars("AAPL", range.from(), range.to()));
        return bars;
    }

    long requests() {
        return server.requests().size();
    }

    Path file(String name) {
        return temp.resolve("cache/yahoo").resolve(name);
    }
}
