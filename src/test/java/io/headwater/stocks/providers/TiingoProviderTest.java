package io.headwater.stocks.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.headwater.stocks.DailyBar;
import io.headwater.stocks.DateRange;
import io.headwater.stocks.History;
import io.headwater.stocks.Listing;
import io.headwater.stocks.ProviderException;
import io.headwater.stocks.ProviderException.Kind;
import io.headwater.stocks.StockServer;
import io.headwater.stocks.StockServer.Answer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Tiingo's answers become. */
@Timeout(60)
class TiingoProviderTest {
    private static final DateRange DAYS = new DateRange(LocalDate.of(2026, 2, 2), LocalDate.of(2026, 2, 3));
    private static final String ROW = """
            {"date":"%s","close":20.50,"high":21.0,"low":19.99,"open":20,"volume":%s,"adjClose":20.1,"adjHigh":20.6,
             "adjLow":19.6,"adjOpen":19.6,"adjVolume":7,"divCash":0.0,"splitFactor":1.0}""";

    private final StockServer server = StockServer.start(request -> Answer.of(200, "[]"));
    private final Asked asked = new Asked();
    private final TiingoProvider provider = asked.tiingo(server, "s3cret");

    @AfterEach
    void stop() {
        server.close();
    }

    private static String row(String date) {
        return ROW.formatted(date, "7");
    }

    private ProviderException failure(Answer... answers) {
        server.next(answers);
        return catchThrowableOfType(ProviderException.class, () -> provider.history("AAPL", DAYS));
    }

    @Test
    void givesRowsAsTheyAreAndAsksWithItsToken() {
        server.next(
                Answer.of(200, "[" + row("2026-02-02T00:00:00.000Z") + "," + row("2026-02-03T00:00:00.000Z") + "]"));

        History history = provider.history("AAPL", DAYS);

        assertThat(history.bars()).hasSize(2);
        assertThat(history.bars().get(0))
                .isEqualTo(new DailyBar(
                        LocalDate.of(2026, 2, 2),
                        new BigDecimal("20"),
                        new BigDecimal("21.0"),
                        new BigDecimal("19.99"),
                        new BigDecimal("20.50"),
                        Optional.of(new BigDecimal("20.1")),
                        7));
        assertThat(server.requests().get(0).path()).isEqualTo("/tiingo/daily/AAPL/prices");
        assertThat(server.requests().get(0).query())
                .containsEntry("startDate", "2026-02-02")
                .containsEntry("endDate", "2026-02-03");
        assertThat(server.requests().get(0).header("authorization")).isEqualTo("Token s3cret");
    }

    @Test
    void rowsOutsideTheRangeAreDroppedAndRowsOfNullsAreNone() {
        server.next(Answer.of(
                200,
                "[" + row("2026-02-01T00:00:00.000Z")
                        + ",{\"date\":\"2026-02-03T00:00:00Z\",\"open\":null,\"volume\":null}," + row("2026-02-04")
                        + "]"));

        History history = provider.history("AAPL", DAYS);

        assertThat(history.bars()).isEmpty();
        assertThat(history.unpriced()).containsExactly(LocalDate.of(2026, 2, 3));
    }

    @Test
    void anUnknownSymbolIsToldFromAWrongUrl() {
        assertThat(failure(Answer.of(404, "{\"detail\":\"Error: Ticker 'AAPL' not found\"}"))
                        .kind())
                .isEqualTo(Kind.UNKNOWN_SYMBOL);
        Answer page = Answer.of(404, "<html></html>");
        assertThat(failure(page, page, page).kind()).isEqualTo(Kind.BROKEN);
    }

    @Test
    void aWrongTokenIsSaidAndNeverShown() {
        assertThat(failure(Answer.of(401, "{\"detail\":\"Invalid token s3cret\"}")))
                .hasMessage("tiingo: it refused the token of stocks.tiingo.token with status 401");
        assertThat(server.requests()).as("it will be as wrong the next time").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"detail\":\"Error: You have run over your hourly request allocation\"}",
                "You have run over your 500 symbol look up for this month"
            })
    void tooManyRequestsWithTheStatus200AreARefusal(String body) {
        assertThat(failure(Answer.of(200, body), Answer.of(200, body), Answer.of(200, body))
                        .kind())
                .isEqualTo(Kind.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[{}]", "[{\"date\":7}]", "[3]", "[{\"date\":\"2026-02-02\",\"open\":\"x\"}]"})
    void jsonThatIsNoHistoryIsNotTakenForOne(String json) {
        assertThat(failure(Answer.of(200, json)).kind()).isEqualTo(Kind.BROKEN);
    }

    @Test
    void aFractionOfAShareIsNoVolume() {
        assertThat(failure(Answer.of(200, "[" + ROW.formatted("2026-02-02", "7.5") + "]")))
                .hasMessageContaining("7.5 where a whole number should be");
        server.next(Answer.of(200, "[" + ROW.formatted("2026-02-02", "7.0") + "]"));
        assertThat(provider.history("AAPL", DAYS).bars().get(0).volume()).isEqualTo(7);
    }

    @Test
    void searchGivesSymbolsInCapitalLetters() {
        server.next(
                Answer.of(
                        200,
                        "[{\"ticker\":\"aapl\",\"name\":\"Apple\\u001b[31m Inc\",\"assetType\":\"Stock\"},{\"name\":\"none\"}]"));

        assertThat(provider.search("apple")).containsExactly(new Listing("AAPL", "Apple [31m Inc", "", "Stock"));
    }

    @Test
    void isNotUsableWithoutATokenOrWithOneThatCannotBe() {
        assertThat(provider.unusable()).isEmpty();
        assertThat(asked.tiingo(server, "").unusable())
                .hasValueSatisfying(why -> assertThat(why).contains("STOCKS_TIINGO_TOKEN"));
        assertThat(asked.tiingo(server, "a b\n").unusable())
                .hasValueSatisfying(why -> assertThat(why).doesNotContain("a b"));
    }
}
