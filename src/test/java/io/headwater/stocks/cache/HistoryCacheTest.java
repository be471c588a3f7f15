package io.headwater.stocks.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headwater.stocks.DailyBar;
import io.headwater.stocks.DateRange;
import io.headwater.stocks.StockServer.Answer;
import io.headwater.stocks.Yahoo;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is asked of the provider, and what is not asked again, by the requests that reach it. */
@Timeout(60)
class HistoryCacheTest extends CacheBeforeYahoo {
    @Test
    void theSameOrLessIsNotAskedForAgain() {
        DateRange year = range("2025-01-01", "2025-12-31");

        assertThat(fetchRight(year).fromNetwork()).isEqualTo(261);
        assertThat(fetchRight(year).fromNetwork()).isZero();
        assertThat(fetchRight(range("2025-02-01", "2025-02-28")).fromNetwork()).isZero();
        assertThat(fetchRight(range("2025-02-01", "2025-02-02")).bars())
                .as("a weekend")
                .isEmpty();
        assertThat(cache.whole("yahoo", "AAPL", year)).isPresent();
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void onlyTheGapIsAskedForWithOneRowThatIsKnown() {
        fetchRight(range("2025-03-01", "2025-03-31"));
        int before = yahoo.rows();

        CachedBars bars = fetchRight(range("2025-03-10", "2025-04-04"));

        assertThat(bars.fromNetwork()).isEqualTo(4);
        assertThat(requests()).isEqualTo(2);
        assertThat(yahoo.rows() - before)
                .as("4 days, one that is known, and a day on either side")
                .isLessThanOrEqualTo(7);
        assertThat(fetchRight(range("2025-02-24", "2025-03-10")).fromNetwork()).isEqualTo(5);
        assertThat(requests()).isEqualTo(3);
    }

    @Test
    void gapsBetweenWhatIsKnownAreEachAskedForOnce() {
        fetchRight(range("2025-01-06", "2025-01-10"));
        fetchRight(range("2025-01-20", "2025-01-24"));
        assertThat(requests())
                .as("with nothing known beside it, one day is compared by itself")
                .isEqualTo(3);

        assertThat(fetchRight(range("2025-01-01", "2025-01-31")).fromNetwork()).isEqualTo(13);
        assertThat(requests()).isEqualTo(6);
        fetchRight(range("2025-01-01", "2025-01-31"));
        assertThat(requests()).isEqualTo(6);
    }

    @Test
    void aSplitHasAllThatIsKnownFetchedAgainOnce() {
        fetchRight(range("2025-01-01", "2025-06-30"));
        yahoo.split("AAPL", 4);

        CachedBars bars = fetchRight(range("2025-06-01", "2025-07-31"));

        assertThat(requests()).as("the first, the gap, all of it").isEqualTo(3);
        assertThat(bars.notes()).singleElement().asString().contains("a split or a dividend has moved");
        assertThat(fetchRight(range("2025-01-01", "2025-07-31")).notes()).isEmpty();
        assertThat(requests()).isEqualTo(3);
    }

    @Test
    void aSplitIsSeenFromAfarToo() {
        fetchRight(range("2025-01-06", "2025-01-10"));
        yahoo.split("AAPL", 4);
        fetchRight(range("2025-03-03", "2025-03-07"));
        assertThat(requests()).isEqualTo(4);

        fetchRight(range("2025-01-06", "2025-03-07"));
        assertThat(requests()).as("what lies in between came along").isEqualTo(4);
    }

    @Test
    void aDividendMovesTheAdjustedCloseOnlyAndIsSeenButLastDigitsThatVaryAreNot() {
        fetchRight(range("2025-01-06", "2025-01-10"));
        list(bar -> new BigDecimal("0.9999999"));
        fetch(range("2025-01-06", "2025-01-17"));
        assertThat(requests()).isEqualTo(2);

        list(bar -> new BigDecimal("0.999"));
        fetchRight(range("2025-01-06", "2025-01-24"));
        assertThat(requests()).isEqualTo(4);
    }

    private void list(Function<DailyBar, BigDecimal> factor) {
        yahoo.list(
                "AAPL",
                Yahoo.NEW_YORK,
                Yahoo.weekdays(START, TODAY).stream()
                        .map(bar -> new DailyBar(
                                bar.date(),
                                bar.open(),
                                bar.high(),
                                bar.low(),
                                bar.close(),
                                bar.adjClose().map(price -> price.multiply(factor.apply(bar))),
                                bar.volume()))
                        .toList());
    }

    @Test
    void todayIsNeverFinal() {
        DateRange week = new DateRange(TODAY.minusDays(7), TODAY.plusDays(7));

        assertThat(fetchRight(week).bars()).last().extracting(DailyBar::date).isEqualTo(TODAY);
        List<DailyBar> changed = new ArrayList<>(Yahoo.weekdays(START, TODAY.minusDays(1)));
        changed.add(Yahoo.bar(TODAY, 777));
        yahoo.list("AAPL", Yahoo.NEW_YORK, changed);
        assertThat(fetchRight(week).fromNetwork()).isEqualTo(1);
        assertThat(requests()).isEqualTo(2);

        asked.later(Duration.ofDays(1));
        fetchRight(new DateRange(TODAY.minusDays(7), TODAY));
        fetchRight(new DateRange(TODAY.minusDays(7), TODAY));
        assertThat(requests()).as("once more when it is over, and not again").isEqualTo(3);
    }

    @Test
    void whatTodayIsDependsOnTheExchange() {
        ZoneId tokyo = ZoneId.of("Asia/Tokyo");
        yahoo.list("7203.T", tokyo, Yahoo.weekdays(START, TODAY.plusDays(1)));
        DateRange toTomorrow = new DateRange(TODAY.minusDays(1), TODAY.plusDays(1));

        // It is Wednesday morning in Tokyo.
        assertThat(cache.fetch(provider, "7203.T", toTomorrow).bars()).hasSize(3);
        assertThat(cache.whole("yahoo", "7203.T", new DateRange(TODAY.minusDays(1), TODAY)))
                .isPresent();
        assertThat(cache.whole("yahoo", "7203.T", toTomorrow)).isEmpty();
    }

    @Test
    void aDayWithoutPricesYetIsAskedForAgainAndALongPastOneIsNot() {
        LocalDate yesterday = TODAY.minusDays(1);
        spoil(yesterday, new DateRange(TODAY.minusDays(8), yesterday));
        assertThat(fetchRight(new DateRange(TODAY.minusDays(8), yesterday)).fromNetwork())
                .isEqualTo(1);
        assertThat(requests()).isEqualTo(2);

        LocalDate longAgo = LocalDate.of(2025, 5, 6);
        spoil(longAgo, range("2025-05-05", "2025-05-07"));
        assertThat(fetch(range("2025-05-05", "2025-05-07")).bars()).hasSize(2);
    }

    /** Fetches a range of which the provider has no prices for one day. */
    private void spoil(LocalDate day, DateRange range) {
        ObjectNode chart = Yahoo.chart("AAPL", Yahoo.NEW_YORK, yahoo.bars("AAPL", range.from(), range.to()));
        int row = yahoo.bars("AAPL", range.from(), day).size() - 1;
        ((ArrayNode) chart.at("/chart/result/0/indicators/quote/0/close")).setNull(row);
        HistoryCache fresh = new HistoryCache(temp.resolve("cache"), asked.clock());
        fresh.clear(List.of("AAPL"));
        server.next(Answer.of(200, chart.toString()));
        fresh.fetch(provider, "AAPL", range);
    }
}
