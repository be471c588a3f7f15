package io.headwater.stocks.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.headwater.stocks.DailyBar;
import io.headwater.stocks.DateRange;
import io.headwater.stocks.Listing;
import io.headwater.stocks.StockServer;
import io.headwater.stocks.StockServer.Answer;
import io.headwater.stocks.Yahoo;
import io.headwater.stocks.cache.HistoryCache;
import io.headwater.stocks.formats.BarCsv;
import io.headwater.stocks.lookup.StockException.Kind;
import io.headwater.stocks.lookup.StockHistory.Source;
import io.headwater.stocks.providers.Asked;
import io.headwater.stocks.providers.CsvFolderProvider;
import io.headwater.stocks.providers.SampleProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who answers, and who answers instead. */
@Timeout(60)
class StocksTest {
    private static final DateRange WEEK = new DateRange(LocalDate.of(2026, 2, 2), LocalDate.of(2026, 2, 6));
    private static final DateRange LONGER = new DateRange(LocalDate.of(2026, 2, 2), LocalDate.of(2026, 2, 13));
    private static final List<DailyBar> BARS = Yahoo.weekdays(LONGER.from(), LONGER.to());
    private static final String TIINGO_ROW =
            "[{\"date\":\"2026-02-02T00:00:00.000Z\",\"open\":1,\"high\":1,\"low\":1,\"close\":1,\"volume\":1,\"adjClose\":1}]";

    @TempDir
    private Path temp;

    private final StockServer yahoo = StockServer.start(new Yahoo().list("AAPL", Yahoo.NEW_YORK, BARS));
    private final StockServer tiingo =
            StockServer.start(request -> request.path().contains("/AAPL/")
                    ? Answer.of(200, TIINGO_ROW)
                    : Answer.of(404, "{\"detail\":\"Not found.\"}"));
    private final Asked asked = new Asked();

    @AfterEach
    void stop() {
        yahoo.close();
        tiingo.close();
    }

    /** Yahoo, Tiingo, a folder and the sample, as by default. */
    private Stocks stocks(String token) {
        return new Stocks(
                List.of(
                        // Wherever it stands, it comes last.
                        new SampleProvider(asked.clock()),
                        asked.yahoo(yahoo),
                        asked.tiingo(tiingo, token),
                        new CsvFolderProvider(temp.resolve("csv"))),
                new HistoryCache(temp.resolve("cache"), asked.clock()),
                asked.clock());
    }

    private StockException failure(String symbol, boolean offline) {
        return catchThrowableOfType(StockException.class, () -> stocks("t").history(symbol, WEEK, offline));
    }

    private void csv(String symbol) throws Exception {
        Files.createDirectories(temp.resolve("csv"));
        Files.writeString(temp.resolve("csv/" + symbol + ".csv"), BarCsv.write(BARS));
    }

    @Test
    void theFirstWhoAnswersIsTheOnlyOneAsked() {
        StockHistory history = stocks("t").history("AAPL", WEEK, false);

        assertThat(history.bars()).isEqualTo(BARS.subList(0, 5));
        assertThat(history.provider()).isEqualTo("yahoo");
        assertThat(history.warnings()).isEmpty();
        assertThat(tiingo.requests()).isEmpty();
    }

    @Test
    void whoFailsIsReplacedByTheNextAndNamedWithWhatItSaid() {
        Answer broken = Answer.of(500, "{}");
        yahoo.next(broken, broken, broken);

        StockHistory history = stocks("t").history("AAPL", WEEK, false);

        assertThat(history.provider()).isEqualTo("tiingo");
        assertThat(history.warnings())
                .containsExactly(
                        "AAPL comes from tiingo, for want of another: yahoo: it answered status 500 and '{}'.");
    }

    @Test
    void whatTheSecondGaveIsTakenFromTheCacheBeforeTheFirstIsAskedAgain() {
        Answer broken = Answer.of(500, "{}");
        yahoo.next(broken, broken, broken);
        stocks("t").history("AAPL", WEEK, false);

        StockHistory again = stocks("t").history("AAPL", WEEK, false);

        assertThat(again.provider()).isEqualTo("tiingo");
        assertThat(again.fromCache()).isEqualTo(1);
        assertThat(yahoo.requests()).hasSize(3);
        assertThat(tiingo.requests()).hasSize(1);
    }

    @Test
    void whoCannotBeAskedIsPassedOverWithAWord() throws Exception {
        csv("FUND");

        StockHistory history = stocks("").history("FUND", WEEK, false);

        assertThat(history.source()).isEqualTo(Source.LOCAL);
        assertThat(history.bars()).isEqualTo(BARS.subList(0, 5));
        assertThat(history.warnings())
                .singleElement()
                .asString()
                .contains("yahoo: there is no symbol FUND", "tiingo: not asked, stocks.tiingo.token is not set");
    }

    @Test
    void anUnknownSymbolComesWithThoseThatMayHaveBeenMeant() {
        StockException unknown = failure("APPL", false);

        assertThat(unknown.kind()).isEqualTo(Kind.UNKNOWN_SYMBOL);
        assertThat(unknown)
                .hasMessageStartingWith("There is no symbol APPL (yahoo: there is no symbol APPL; tiingo: ")
                .hasMessageEndingWith("Did you mean AAPL (AAPL Inc.)?");
        assertThat(unknown.near()).extracting(Listing::symbol).containsExactly("AAPL");
        long requests = yahoo.requests().size();
        assertThat(failure("APPL", false)).hasMessage(unknown.getMessage());
        assertThat(yahoo.requests()).hasSize((int) requests);
    }

    @Test
    void whatIsCachedIsServedWithAWarningWhenAllFail() {
        stocks("").history("AAPL", WEEK, false);
        yahoo.close();

        StockHistory stale = stocks("").history("AAPL", LONGER, false);

        assertThat(stale.source()).isEqualTo(Source.STALE);
        assertThat(stale.bars()).isEqualTo(BARS.subList(0, 5));
        assertThat(stale.warnings())
                .singleElement()
                .asString()
                .startsWith(
                        "AAPL comes from the cache as it was on 2026-03-03, which does not have 2026-02-07 to 2026-02-13: yahoo: nothing answers at 127.0.0.1:");
    }

    @Test
    void offlineNobodyIsAskedOverTheNetwork() throws Exception {
        stocks("t").history("AAPL", WEEK, false);
        long requests = asked.http().requests();
        csv("FUND");

        assertThat(stocks("t").history("AAPL", WEEK, true).fromCache()).isEqualTo(5);
        assertThat(stocks("t").history("AAPL", LONGER, true).warnings())
                .singleElement()
                .asString()
                .contains("yahoo: not asked, offline");
        assertThat(stocks("t").history("FUND", WEEK, true).source()).isEqualTo(Source.LOCAL);
        assertThat(failure("MSFT", true))
                .hasMessageContaining("none of it is cached")
                .extracting(StockException::kind)
                .isEqualTo(Kind.UNAVAILABLE);
        assertThat(asked.http().requests()).isEqualTo(requests);
    }

    @Test
    void theSampleIsGivenOnlyIfNobodyIsReachedAndNothingIsCached() {
        yahoo.next(Answer.of(500, "{}"), Answer.of(500, "{}"), Answer.of(500, "{}"));
        assertThat(catchThrowableOfType(StockException.class, () -> stocks("").history("AAPL", WEEK, false))
                        .kind())
                .as("somebody answered, if only nonsense")
                .isEqualTo(Kind.PROVIDERS_FAILED);
        yahoo.close();

        StockHistory sample = stocks("").history("AAPL", WEEK, false);

        assertThat(sample.source()).isEqualTo(Source.SYNTHETIC);
        assertThat(Labels.of(sample)).contains("synthetic sample");
        assertThat(sample.fromCache()).isZero();
        assertThat(sample.warnings()).singleElement().asString().startsWith("AAPL is a SYNTHETIC SAMPLE");
        assertThat(catchThrowableOfType(StockException.class, () -> stocks("").history("IBM", WEEK, false))
                        .kind())
                .isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void searchAsksOneAfterTheOtherUntilSomethingIsFound() throws Exception {
        csv("ZFUND");

        assertThat(stocks("").search("apple", false))
                .isEqualTo(new SearchResult(
                        "yahoo", List.of(new Listing("AAPL", "AAPL Inc.", "NASDAQ", "EQUITY")), 1, List.of()));
        assertThat(stocks("").search("zfund", false).provider()).isEqualTo("csv");
        assertThat(stocks("").search("nothing", false).found()).isEmpty();
    }

    @Test
    void searchLooksIntoTheCacheAndTheSampleWithoutANetwork() {
        stocks("").history("AAPL", WEEK, false);
        yahoo.close();

        assertThat(stocks("").search("aap", false).provider()).isEqualTo("cache");
        assertThat(stocks("").search("msft", false).warnings())
                .singleElement()
                .asString()
                .startsWith("Only the SYNTHETIC SAMPLE was searched");
        assertThat(catchThrowableOfType(StockException.class, () -> stocks("").search("ibm", false))
                        .kind())
                .isEqualTo(Kind.UNAVAILABLE);
        assertThat(stocks("").search("aap", true).found()).hasSize(1);
    }
}
