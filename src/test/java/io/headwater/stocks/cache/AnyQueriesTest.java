package io.headwater.stocks.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.stocks.DateRange;
import io.headwater.stocks.DateRanges;
import io.headwater.stocks.StockServer;
import io.headwater.stocks.Yahoo;
import io.headwater.stocks.providers.Asked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is asked for in whatever order: the answers are the provider's, and no day is fetched twice but to compare. */
class AnyQueriesTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 12, 20);
    private static final int DAYS = 90;

    /** As {@link Asked#NOW} has it in New York. */
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 3);

    private static final Yahoo YAHOO = new Yahoo();
    private static final StockServer SERVER = StockServer.start(YAHOO);
    private static int symbols;
    private static Path folder = Path.of("none");

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("any-queries");
    }

    @AfterContainer
    static void stop() throws IOException {
        SERVER.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /** Days of trading, about four of seven. */
    @Provide
    Arbitrary<Set<Integer>> tradingDays() {
        return Arbitraries.integers().between(0, DAYS - 1).set().ofMaxSize(60);
    }

    @Provide
    Arbitrary<List<DateRange>> queries() {
        Arbitrary<Integer> day = Arbitraries.integers().between(0, DAYS - 1);
        Arbitrary<Integer> length = Arbitraries.integers().between(0, 25);
        return Combinators.combine(day, length)
                .as((from, more) -> new DateRange(FIRST.plusDays(from), FIRST.plusDays(from + more)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(7);
    }

    @Property(tries = 60)
    void answersAreTheProvidersAndOnlyWhatIsMissingIsFetched(
            @ForAll("tradingDays") Set<Integer> tradingDays, @ForAll("queries") List<DateRange> queries) {
        String symbol = "S" + ++symbols;
        YAHOO.list(
                symbol,
                Yahoo.NEW_YORK,
                tradingDays.stream()
                        .map(day -> Yahoo.bar(FIRST.plusDays(day), 100 + day))
                        .toList());
        Asked asked = new Asked();
        CountingProvider provider = new CountingProvider(asked.yahoo(SERVER));
        HistoryCache cache = new HistoryCache(folder, asked.clock());
        // Where the exchange is, and thus what day it is there, is known from the first answer on.
        cache.fetch(provider, symbol, DateRange.of(FIRST));
        DateRanges known = DateRanges.NONE.with(DateRange.of(FIRST));
        for (DateRange query : queries) {
            provider.reset();

            CachedBars answer = cache.fetch(provider, symbol, query);

            assertThat(answer.bars())
                    .isEqualTo(query.until(TODAY)
                            .map(range -> YAHOO.bars(symbol, range.from(), range.to()))
                            .orElse(List.of()));
            List<DateRange> gaps = query.until(TODAY).map(known::gaps).orElse(List.of());
            int missing = gaps.stream()
                    .mapToInt(gap -> YAHOO.bars(symbol, gap.from(), gap.to()).size())
                    .sum();
            // A bar that is known for each gap, and one by itself where nothing known is beside the first.
            assertThat(provider.questions()).isBetween(gaps.size(), gaps.isEmpty() ? 0 : gaps.size() + 1);
            assertThat(provider.rows()).isBetween(missing, missing + gaps.size());
            assertThat(answer.fromNetwork()).isEqualTo(missing);
            known = query.until(TODAY.minusDays(1)).map(known::with).orElse(known);
        }
    }
}
