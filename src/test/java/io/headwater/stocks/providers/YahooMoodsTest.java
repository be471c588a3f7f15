package io.headwater.stocks.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.headwater.stocks.DateRange;
import io.headwater.stocks.Listing;
import io.headwater.stocks.ProviderException;
import io.headwater.stocks.ProviderException.Kind;
import io.headwater.stocks.StockServer;
import io.headwater.stocks.StockServer.Answer;
import io.headwater.stocks.StockServer.Request;
import io.headwater.stocks.Yahoo;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is done when Yahoo refuses, fails or answers something else. */
@Timeout(60)
class YahooMoodsTest {
    private static final DateRange WEEK = new DateRange(LocalDate.of(2026, 2, 2), LocalDate.of(2026, 2, 6));
    private static final Answer UNAUTHORIZED = Yahoo.error(401, "Unauthorized", "Invalid Crumb");
    private static final Answer TOO_MANY = Answer.of(429, "Edge: Too Many Requests");

    private final Yahoo yahoo = new Yahoo().list("AAPL", Yahoo.NEW_YORK, Yahoo.weekdays(WEEK.from(), WEEK.to()));
    private final StockServer server = StockServer.start(yahoo);
    private final Asked asked = new Asked();
    private final YahooProvider provider = asked.yahoo(server);

    @AfterEach
    void stop() {
        server.close();
    }

    private List<String> paths() {
        return server.requests().stream().map(Request::path).toList();
    }

    private ProviderException failure() {
        return catchThrowableOfType(ProviderException.class, () -> provider.history("AAPL", WEEK));
    }

    static Stream<Answer> refusals() {
        return Stream.of(
                UNAUTHORIZED,
                TOO_MANY,
                Answer.of(403, "<html>Forbidden</html>"),
                Answer.of(
                        200,
                        "{\"finance\":{\"result\":null,\"error\":{\"code\":\"Unauthorized\",\"description\":\"Invalid Cookie\"}}}"),
                Answer.of(200, "Unauthorized"),
                Answer.of(200, "Too Many Requests\r\n"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalIsMetWithACookieAndACrumb(Answer refusal) {
        server.next(refusal);

        assertThat(provider.history("AAPL", WEEK).bars()).hasSize(5);

        assertThat(paths())
                .containsExactly("/v8/finance/chart/AAPL", "/cookie", "/v1/test/getcrumb", "/v8/finance/chart/AAPL");
        assertThat(server.requests().get(2).header("cookie")).isEqualTo("A3=biscuit");
        assertThat(server.requests().get(3).header("cookie")).isEqualTo("A3=biscuit");
        assertThat(server.requests().get(3).query()).containsEntry("crumb", "Cr.umb/1");
        assertThat(asked.waits()).isEmpty();
    }

    @Test
    void theCrumbIsKept() {
        server.next(UNAUTHORIZED);
        assertThat(provider.history("AAPL", WEEK).bars()).hasSize(5);
        assertThat(provider.history("AAPL", WEEK).bars()).hasSize(5);

        assertThat(server.requests()).hasSize(5);
        assertThat(server.requests().get(4).query()).containsEntry("crumb", "Cr.umb/1");
    }

    @Test
    void whoRefusesAgainIsWaitedForAndThenLeftAlone() {
        server.next(TOO_MANY, Answer.of(404, ""), Answer.of(200, "Crumb"), TOO_MANY, TOO_MANY);

        assertThat(failure())
                .hasMessage("yahoo: it refused with status 429 and 'Edge: Too Many Requests'")
                .extracting(ProviderException::kind)
                .isEqualTo(Kind.REFUSED);
        assertThat(server.requests()).hasSize(5);
        assertThat(asked.waits()).containsExactly(Duration.ofSeconds(2));

        assertThat(failure()).hasMessageContaining("left alone for another");
        assertThat(server.requests()).as("not asked again").hasSize(5);

        asked.later(Duration.ofSeconds(61));
        assertThat(provider.history("AAPL", WEEK).bars()).hasSize(5);
    }

    @Test
    void aPageInThePlaceOfACrumbIsNone() {
        server.next(TOO_MANY, Answer.of(404, ""), Answer.of(200, "<html>consent</html>"));

        assertThat(provider.history("AAPL", WEEK).bars()).hasSize(5);

        assertThat(server.requests().get(3).query()).doesNotContainKey("crumb");
        assertThat(asked.waits()).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void retryAfterIsWaitedForIfItIsShortAndObeyedIfItIsLong() {
        server.next(TOO_MANY, Answer.of(404, ""), Answer.of(200, "Crumb"), TOO_MANY.with("Retry-After", "7"));
        assertThat(provider.history("AAPL", WEEK).bars()).hasSize(5);
        assertThat(asked.waits()).containsExactly(Duration.ofSeconds(7));

        server.next(TOO_MANY, Answer.of(404, ""), Answer.of(200, "Crumb"), TOO_MANY.with("Retry-After", "600"));
        assertThat(failure().kind()).isEqualTo(Kind.REFUSED);
        asked.later(Duration.ofSeconds(599));
        assertThat(failure()).hasMessageContaining("left alone for another 1 s");
        asked.later(Duration.ofSeconds(2));
        assertThat(provider.history("AAPL", WEEK).bars()).hasSize(5);
    }

    static Stream<Answer> failures() {
        return Stream.of(
                Answer.of(500, "{\"oops\":1}"),
                Answer.of(502, "<html>Bad Gateway</html>"),
                Answer.of(200, "<!doctype html><html>consent</html>"),
                Answer.of(200, "{\"chart\":{\"result\":[{\"meta\":{\"symbol\":\"AAPL\""),
                Answer.of(200, ""),
                Answer.of(200, "{\"chart\":{}} and more"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatFailedOrCameBrokenIsAskedForAgain(Answer failure) {
        server.next(failure, failure);

        assertThat(provider.history("AAPL", WEEK).bars()).hasSize(5);
        assertThat(asked.waits()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));

        server.next(failure, failure, failure);
        assertThat(failure().kind()).isEqualTo(Kind.BROKEN);
    }

    @Test
    void whoCannotBeReachedIsAskedOnce() {
        server.close();

        assertThat(failure())
                .hasMessageStartingWith("yahoo: nothing answers at 127.0.0.1:")
                .extracting(ProviderException::kind)
                .isEqualTo(Kind.UNREACHABLE);
        assertThat(asked.http().requests()).isEqualTo(1);
    }

    @Test
    void searchFindsWhatHasASymbol() {
        yahoo.list("AMZN", Yahoo.NEW_YORK, List.of());

        assertThat(provider.search("apple & co"))
                .containsExactly(
                        new Listing("AAPL", "AAPL Inc.", "NASDAQ", "EQUITY"),
                        new Listing("AMZN", "AMZN Inc.", "NASDAQ", "EQUITY"));
        assertThat(server.requests().get(0).query()).containsEntry("q", "apple & co");
        assertThat(provider.search("zzz")).isEmpty();
    }

    @Test
    void aSearchThatIsAnsweredWithSomethingElseFails() {
        server.next(Answer.of(200, "{\"count\":0}"));

        assertThatThrownBy(() -> provider.search("apple"))
                .hasMessageStartingWith("yahoo: it answered the search with status 200");
    }
}
