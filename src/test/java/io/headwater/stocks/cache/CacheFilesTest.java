package io.headwater.stocks.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headwater.stocks.DateRange;
import io.headwater.stocks.ProviderException;
import io.headwater.stocks.ProviderException.Kind;
import io.headwater.stocks.Yahoo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the cache keeps, for how long, and what it makes of files that were changed. */
@Timeout(60)
class CacheFilesTest extends CacheBeforeYahoo {
    @Test
    void anUnknownSymbolIsRememberedForADayWithWhatWasNear() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> cache.fetch(provider, "APPL", range("2025-01-01", "2025-01-31")))
                    .isInstanceOfSatisfying(ProviderException.class, e -> {
                        assertThat(e.kind()).isEqualTo(Kind.UNKNOWN_SYMBOL);
                        assertThat(e.near())
                                .singleElement()
                                .extracting("symbol")
                                .isEqualTo("AAPL");
                    });
        }
        assertThat(requests()).as("the symbol, and a search").isEqualTo(2);
        assertThat(cache.all())
                .singleElement()
                .extracting(CachedSymbol::isUnknown)
                .isEqualTo(true);
        assertThat(cache.symbols()).isEmpty();

        yahoo.list("APPL", Yahoo.NEW_YORK, Yahoo.weekdays(START, TODAY));
        asked.later(Duration.ofHours(25));
        assertThat(cache.fetch(provider, "APPL", range("2025-01-01", "2025-01-31"))
                        .bars())
                .hasSize(23);
    }

    @Test
    void aSymbolThatTheProviderForgetsKeepsWhatIsKnown() {
        fetch(range("2025-01-06", "2025-01-10"));
        server.next(Yahoo.error(404, "Not Found", "No data found, symbol may be delisted"));

        assertThatThrownBy(() -> fetch(range("2025-01-06", "2025-01-17")))
                .hasMessage("yahoo: it does not know AAPL any more");
        assertThat(cache.known("yahoo", "AAPL", range("2025-01-06", "2025-01-17")))
                .hasValueSatisfying(known -> {
                    assertThat(known.bars()).hasSize(5);
                    assertThat(known.missing()).containsExactly(range("2025-01-11", "2025-01-17"));
                });
    }

    @Test
    void damageIsNoticedAndFetchedAgain() throws Exception {
        DateRange week = range("2025-01-06", "2025-01-10");
        fetch(week);
        Files.writeString(file("AAPL.csv"), Files.readString(file("AAPL.csv")).replace("2025-01-07", "2025-01-08"));
        assertThat(cache.all())
                .singleElement()
                .extracting(CachedSymbol::damage)
                .asString()
                .contains("SHA-256");
        assertThat(cache.whole("yahoo", "AAPL", week)).isEmpty();

        assertThat(fetchRight(week).notes()).singleElement().asString().startsWith("The cache was damaged");
        assertThat(fetchRight(week).notes()).isEmpty();
        assertThat(requests()).isEqualTo(2);

        for (String json :
                List.of("", "{", "[]", "{\"version\":2}", "{\"version\":1,\"covered\":[{\"from\":\"x\"}]}")) {
            Files.writeString(file("AAPL.json"), json);
            assertThat(fetchRight(week).notes()).as(json).hasSize(1);
        }
        Files.delete(file("AAPL.csv"));
        assertThat(fetchRight(week).notes()).hasSize(1);
        Files.delete(file("AAPL.json"));
        assertThat(fetchRight(week).notes()).hasSize(1);
    }

    @Test
    void filesAreForAPersonToRead() throws Exception {
        fetch(range("2025-01-06", "2025-01-12"));

        assertThat(Files.readAllLines(file("AAPL.csv")))
                .hasSize(6)
                .startsWith("Date,Open,High,Low,Close,Adj Close,Volume")
                .element(1)
                .asString()
                .startsWith("2025-01-06,");
        ObjectNode json =
                (ObjectNode) new ObjectMapper().readTree(file("AAPL.json").toFile());
        assertThat(json.path("symbol").asText()).isEqualTo("AAPL");
        assertThat(json.path("zone").asText()).isEqualTo("America/New_York");
        assertThat(json.at("/covered/0/to").asText()).isEqualTo("2025-01-12");
        assertThat(json.path("rows").asInt()).isEqualTo(5);
    }

    @Test
    void clearingForgetsWhatWasNamed() {
        yahoo.list("MSFT", Yahoo.NEW_YORK, Yahoo.weekdays(START, TODAY));
        fetch(range("2025-01-06", "2025-01-10"));
        cache.fetch(provider, "MSFT", range("2025-01-06", "2025-01-10"));

        assertThat(cache.symbols()).containsExactly("AAPL", "MSFT");
        assertThat(cache.clear(List.of("AAPL"))).containsExactly("AAPL from yahoo");
        assertThat(cache.files()).containsExactly("MSFT");
    }

    @Test
    void tenAtOnceAskOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            CompletableFuture<?>[] all = new CompletableFuture<?>[10];
            for (int i = 0; i < all.length; i++) {
                HistoryCache own = new HistoryCache(temp.resolve("cache"), asked.clock());
                all[i] = CompletableFuture.runAsync(
                        () -> assertThat(own.fetch(provider, "AAPL", range("2025-01-06", "2025-01-10"))
                                        .bars())
                                .hasSize(5),
                        threads);
            }
            CompletableFuture.allOf(all).get(50, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void aFolderThatCannotBeOneIsNamed() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "");

        assertThatThrownBy(() -> new HistoryCache(file, asked.clock())
                        .fetch(provider, "AAPL", range("2025-01-06", "2025-01-10")))
                .isInstanceOf(CacheException.class)
                .hasMessageContainingAll("Using the cache of stock history in " + file, "stocks.cache.directory");
    }
}
