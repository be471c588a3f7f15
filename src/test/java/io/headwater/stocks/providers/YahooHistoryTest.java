package io.headwater.stocks.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headwater.stocks.DailyBar;
import io.headwater.stocks.DateRange;
import io.headwater.stocks.History;
import io.headwater.stocks.ProviderException;
import io.headwater.stocks.ProviderException.Kind;
import io.headwater.stocks.StockServer;
import io.headwater.stocks.StockServer.Answer;
import io.headwater.stocks.Yahoo;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Yahoo's charts become, whatever shape they come in. */
@Timeout(60)
class YahooHistoryTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 2, 2);
    private static final DateRange WEEK = new DateRange(MONDAY, MONDAY.plusDays(4));

    private final Yahoo yahoo = new Yahoo();
    private final StockServer server = StockServer.start(yahoo);
    private final Asked asked = new Asked();
    private final YahooProvider provider = asked.yahoo(server);

    @AfterEach
    void stop() {
        server.close();
    }

    private static List<DailyBar> week() {
        return Yahoo.weekdays(WEEK.from(), WEEK.to());
    }

    private static ObjectNode chart(List<DailyBar> bars) {
        return Yahoo.chart("AAPL", Yahoo.NEW_YORK, bars);
    }

    private static ObjectNode result(ObjectNode chart) {
        return (ObjectNode) chart.at("/chart/result/0");
    }

    private History answered(ObjectNode chart) {
        server.next(Answer.of(200, chart.toString()));
        return provider.history("AAPL", WEEK);
    }

    private ProviderException failure(Answer... answers) {
        server.next(answers);
        try {
            provider.history("AAPL", WEEK);
        } catch (ProviderException e) {
            return e;
        }
        throw new AssertionError("did not fail");
    }

    @Test
    void givesEveryDigitOfEveryPrice() {
        yahoo.list("AAPL", Yahoo.NEW_YORK, week());

        History history = provider.history("AAPL", WEEK);

        assertThat(history.bars()).isEqualTo(week());
        assertThat(history.bars().get(0).open().toPlainString()).endsWith(".10");
        assertThat(history.bars().get(0).high().toPlainString()).endsWith(".959999084472656");
        assertThat(history.zone()).contains(Yahoo.NEW_YORK);
        assertThat(server.requests()).hasSize(1);
        assertThat(server.requests().get(0).header("user-agent")).isEqualTo("Mozilla/5.0 (test)");
        assertThat(server.requests().get(0).query())
                .containsEntry("interval", "1d")
                .containsEntry("events", "div,splits")
                .containsEntry("includeAdjustedClose", "true");
    }

    @Test
    void symbolsWithOtherThanLettersAreAskedForAsTheyAre() {
        yahoo.list("^GSPC", Yahoo.NEW_YORK, week());
        yahoo.list("EURUSD=X", Yahoo.NEW_YORK, week());
        yahoo.list("M&M.NS", Yahoo.NEW_YORK, week());

        assertThat(provider.history("^GSPC", WEEK).bars()).hasSize(5);
        assertThat(provider.history("EURUSD=X", WEEK).bars()).hasSize(5);
        assertThat(provider.history("M&M.NS", WEEK).bars()).hasSize(5);
    }

    /** In Sydney the exchange opens on the day before in UTC, and in New York an hour earlier in UTC from March on. */
    @ParameterizedTest
    @CsvSource({
        "Asia/Tokyo, 2026-02-02, 2026-02-06",
        "Australia/Sydney, 2026-02-02, 2026-02-06",
        "Pacific/Auckland, 2026-02-02, 2026-02-06",
        "America/New_York, 2025-03-06, 2025-03-12",
        "America/New_York, 2025-10-30, 2025-11-05",
        "Europe/London, 2025-03-27, 2025-04-02",
        "America/New_York, 2025-03-10, 2025-03-10",
        "Australia/Sydney, 2026-02-02, 2026-02-02"
    })
    void daysAreThoseOfTheExchange(String zone, LocalDate from, LocalDate to) {
        List<DailyBar> all = Yahoo.weekdays(from.minusDays(7), to.plusDays(7));
        yahoo.list("AAPL", ZoneId.of(zone), all);

        assertThat(provider.history("AAPL", new DateRange(from, to)).bars())
                .extracting(DailyBar::date)
                .containsExactlyElementsOf(
                        Yahoo.weekdays(from, to).stream().map(DailyBar::date).toList());
    }

    @Test
    void rowsOfNullsAreNoneButTheirDaysAreRemembered() {
        ObjectNode chart = chart(week());
        for (String each : List.of("open", "high", "low", "close", "volume")) {
            ((ArrayNode) result(chart).at("/indicators/quote/0/" + each)).setNull(1);
        }
        ((ArrayNode) result(chart).at("/indicators/adjclose/0/adjclose")).setNull(1);
        ((ArrayNode) result(chart).at("/indicators/quote/0/close")).setNull(3);

        History history = answered(chart);

        assertThat(history.bars()).containsExactly(week().get(0), week().get(2), week().get(4));
        assertThat(history.unpriced()).isEqualTo(Set.of(MONDAY.plusDays(1), MONDAY.plusDays(3)));
    }

    @Test
    void ofTwoRowsOfADayTheLastWithPricesCounts() {
        DailyBar later = Yahoo.bar(MONDAY.plusDays(4), 999);
        ObjectNode chart =
                chart(Stream.concat(week().stream(), Stream.of(later)).toList());
        // The second of a day is stamped with its last trade.
        ((ArrayNode) result(chart).path("timestamp"))
                .set(5, result(chart).at("/timestamp/4").longValue() + 23_400);

        assertThat(answered(chart).bars()).hasSize(5).endsWith(later);
    }

    @Test
    void aRowBehindTheEndIsDropped() {
        ObjectNode chart =
                chart(Yahoo.weekdays(WEEK.from().minusDays(3), WEEK.to().plusDays(4)));

        assertThat(answered(chart).bars()).isEqualTo(week());
    }

    @Test
    void splitsAndDividendsBesideTheRowsDisturbNothing() {
        ObjectNode chart = chart(week());
        ObjectNode events = result(chart).putObject("events");
        events.putObject("dividends")
                .putObject("1770042600")
                .put("amount", 0.26)
                .put("date", 1_770_042_600L);
        events.putObject("splits")
                .putObject("1770042600")
                .put("date", 1_770_042_600L)
                .put("numerator", 4)
                .put("denominator", 1)
                .put("splitRatio", "4:1");

        assertThat(answered(chart).bars()).isEqualTo(week());
    }

    @Test
    void aMissingAdjustedCloseIsNoneAndAMissingVolumeIsZero() {
        ObjectNode chart = chart(week());
        ((ObjectNode) result(chart).path("indicators")).remove("adjclose");
        ((ArrayNode) result(chart).at("/indicators/quote/0/volume")).setNull(0);

        List<DailyBar> bars = answered(chart).bars();

        assertThat(bars).hasSize(5).allMatch(bar -> bar.adjClose().isEmpty());
        assertThat(bars.get(0).volume()).isZero();
        assertThat(bars.get(0).close())
                .isEqualTo(new BigDecimal(week().get(0).close().toString()));
    }

    @Test
    void aRangeWithoutTradingIsEmptyInEitherShape() {
        History weekend = answered(chart(List.of()));
        server.next(
                Yahoo.error(400, "Bad Request", "Data doesn't exist for startDate = 1770000000, endDate = 1770100000"));
        History before = provider.history("AAPL", WEEK);

        assertThat(weekend.bars()).isEmpty();
        assertThat(weekend.zone()).contains(Yahoo.NEW_YORK);
        assertThat(before).isEqualTo(History.EMPTY);
    }

    @Test
    void withoutTheNameOfATimeZoneItsOffsetIsTaken() {
        ObjectNode chart = chart(week());
        ((ObjectNode) result(chart).path("meta")).remove("exchangeTimezoneName");

        assertThat(answered(chart).bars()).isEqualTo(week());
    }

    @Test
    void anUnknownSymbolIsToldFromAllElse() {
        assertThat(failure(Yahoo.error(404, "Not Found", "No data found, symbol may be delisted"))
                        .kind())
                .isEqualTo(Kind.UNKNOWN_SYMBOL);
        assertThat(failure(Yahoo.error(200, "Not Found", "No data found, symbol may be delisted"))
                        .kind())
                .isEqualTo(Kind.UNKNOWN_SYMBOL);
        assertThat(failure(Yahoo.error(200, "Internal Error", "try later")))
                .hasMessage("yahoo: it answered Internal Error: try later")
                .extracting(ProviderException::kind)
                .isEqualTo(Kind.BROKEN);
        Answer page = Answer.of(404, "<html>Not Found</html>");
        assertThat(failure(page, page, page))
                .hasMessageContaining("a web page: status 404")
                .extracting(ProviderException::kind)
                .isEqualTo(Kind.BROKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"chart\":{\"result\":[],\"error\":null}}",
                "{\"chart\":{\"result\":[{\"meta\":{\"exchangeTimezoneName\":\"Mars/Olympus\"},\"timestamp\":[1]}]}}",
                "{\"chart\":{\"result\":[{\"meta\":{},\"timestamp\":[1]}]}}",
                "{\"chart\":{\"result\":[{\"meta\":{\"gmtoffset\":0},\"timestamp\":[1],\"indicators\":{}}]}}"
            })
    void jsonThatIsNoChartIsNotTakenForOne(String json) {
        assertThat(failure(Answer.of(200, json)).kind()).isEqualTo(Kind.BROKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"12\"", "true", "[]", "1e999999999", "{}"})
    void whatIsNoPriceIsNotTakenForOne(String price) {
        String chart = chart(week()).toString().replace(week().get(0).open().toPlainString(), price);

        assertThatThrownBy(() -> {
                    server.next(Answer.of(200, chart));
                    provider.history("AAPL", WEEK);
                })
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("where a number should be");
    }

    @Test
    void columnsOfDifferentLengthsAreNotTaken() {
        ObjectNode chart = chart(week());
        ((ArrayNode) result(chart).at("/indicators/quote/0/low")).remove(0);

        assertThat(failure(Answer.of(200, chart.toString()))).hasMessageContaining("5 stamps but 4 of low");
    }

    @Test
    void timesOutOfAllBoundsAreNotTaken() {
        ObjectNode chart = chart(week());
        ((ArrayNode) result(chart).path("timestamp")).set(0, Long.MAX_VALUE);

        assertThat(failure(Answer.of(200, chart.toString()))).hasMessageContaining("out of all bounds");
    }
}
