package io.headwater.stocks.lookup;

import static io.headwater.settings.Catalog.STOCKS_CACHE_DIRECTORY;
import static io.headwater.settings.Catalog.STOCKS_CSV_DIRECTORY;
import static io.headwater.settings.Catalog.STOCKS_PROVIDERS;
import static io.headwater.settings.Catalog.STOCKS_SPACING;
import static io.headwater.settings.Catalog.STOCKS_TIINGO_TOKEN;
import static io.headwater.settings.Catalog.STOCKS_TIINGO_URL;
import static io.headwater.settings.Catalog.STOCKS_TIMEOUT;
import static io.headwater.settings.Catalog.STOCKS_USER_AGENT;
import static io.headwater.settings.Catalog.STOCKS_YAHOO_COOKIE_URL;
import static io.headwater.settings.Catalog.STOCKS_YAHOO_URL;

import io.headwater.settings.Settings;
import io.headwater.stocks.StockProvider;
import io.headwater.stocks.cache.HistoryCache;
import io.headwater.stocks.providers.CsvFolderProvider;
import io.headwater.stocks.providers.HttpOptions;
import io.headwater.stocks.providers.PoliteHttp;
import io.headwater.stocks.providers.SampleProvider;
import io.headwater.stocks.providers.TiingoProvider;
import io.headwater.stocks.providers.YahooProvider;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;

/** Stock history by the settings: for commands, and for routes as the bean {@code stockApi}. */
public final class StocksBeans implements CamelConfiguration {
    private final HistoryCache cache;
    private final PoliteHttp http;
    private final Stocks stocks;

    /** By these settings; asks nobody yet. */
    public StocksBeans(Settings settings) {
        Clock clock = Clock.systemUTC();
        cache = new HistoryCache(settings.get(STOCKS_CACHE_DIRECTORY), clock);
        http = new PoliteHttp(
                new HttpOptions(
                        settings.get(STOCKS_USER_AGENT), settings.get(STOCKS_SPACING), settings.get(STOCKS_TIMEOUT)),
                clock,
                System::nanoTime,
                time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()));
        List<StockProvider> providers = settings.get(STOCKS_PROVIDERS).stream()
                .map(name -> provider(name, settings, clock))
                .toList();
        stocks = new Stocks(providers, cache, clock);
    }

    private StockProvider provider(String name, Settings settings, Clock clock) {
        return switch (name) {
            case "yahoo" ->
                new YahooProvider(settings.get(STOCKS_YAHOO_URL), settings.get(STOCKS_YAHOO_COOKIE_URL), http, clock);
            case "tiingo" ->
                new TiingoProvider(settings.get(STOCKS_TIINGO_URL), settings.get(STOCKS_TIINGO_TOKEN), http, clock);
            case "csv" -> new CsvFolderProvider(settings.get(STOCKS_CSV_DIRECTORY));
            case "sample" -> new SampleProvider(clock);
            default -> throw new IllegalStateException("stocks.providers allows no " + name);
        };
    }

    /** Search and history. */
    public Stocks stocks() {
        return stocks;
    }

    /** What was fetched before. */
    public HistoryCache cache() {
        return cache;
    }

    /** How many requests were made so far. */
    public long requests() {
        return http.requests();
    }

    @Override
    public void configure(CamelContext context) {
        context.getRegistry().bind("stockApi", new StockApi(stocks, Clock.system(ZoneId.systemDefault())));
    }
}
