package io.headwater.stocks.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headwater.stocks.StockServer;
import io.headwater.stocks.StockServer.Answer;
import io.headwater.stocks.Yahoo;
import io.headwater.stocks.cache.HistoryCache;
import io.headwater.stocks.providers.Asked;
import io.headwater.stocks.providers.SampleProvider;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Answers for HTTP, as statuses and JSON. */
@Timeout(60)
class StockApiTest {
    @TempDir
    private Path temp;

    private final Yahoo yahoo = new Yahoo()
            .list("AAPL", Yahoo.NEW_YORK, Yahoo.weekdays(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 3, 3)));
    private final StockServer server = StockServer.start(yahoo);
    private final Asked asked = new Asked();
    private StockApi api = api(Path.of("none"));

    @BeforeEach
    void open() {
        api = api(temp);
    }

    private StockApi api(Path folder) {
        Stocks stocks = new Stocks(
                List.of(asked.yahoo(server), new SampleProvider(asked.clock())),
                new HistoryCache(folder, asked.clock()),
                asked.clock());
        return new StockApi(stocks, Clock.fixed(Asked.NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static JsonNode json(StockApi.Answer answer, int status) throws Exception {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    void givesTheRowsOfASymbolAndWhereTheyAreFrom() throws Exception {
        JsonNode json = json(api.history("aapl", "2026-02-02", "2026-02-03"), 200);

        assertThat(json.path("symbol").asText()).isEqualTo("AAPL");
        assertThat(json.path("source").asText()).isEqualTo("yahoo");
        assertThat(json.path("rows")).hasSize(2);
        assertThat(json.at("/rows/0/Date").asText()).isEqualTo("2026-02-02");
        assertThat(json.at("/rows/0").fieldNames())
                .toIterable()
                .containsExactly("Date", "Open", "High", "Low", "Close", "Adj Close", "Volume");
        assertThat(json.path("fromNetwork").asInt()).isEqualTo(2);
        assertThat(json(api.history("AAPL", "2026-02-02", "2026-02-03"), 200)
                        .path("fromCache")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void withoutARangeGivesTheLastYear() throws Exception {
        assertThat(json(api.history("AAPL", null, ""), 200).path("rows"))
                .hasSize(Yahoo.weekdays(LocalDate.of(2025, 3, 3), LocalDate.of(2026, 3, 3))
                        .size());
    }

    @Test
    void tellsAllThatIsWrongWithARequest() throws Exception {
        JsonNode json = json(api.history("../etc", "soon", "2026-02-30"), 400);

        assertThat(json.path("status").asText()).isEqualTo("error");
        assertThat(json.path("problems")).hasSize(3);
        assertThat(json(api.history("AAPL", "2026-02-03", "2026-02-02"), 400)
                        .at("/problems/0")
                        .asText())
                .isEqualTo("from = '2026-02-03': must not be after to = '2026-02-02'.");
        assertThat(json(api.history(null, null, null), 400).path("problems")).hasSize(1);
        json(api.search(null), 400);
        json(api.search(" "), 400);
        json(api.search("x".repeat(101)), 400);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void suggestsSymbolsForAnUnknownOne() throws Exception {
        assertThat(json(api.history("APPL", null, null), 404)
                        .at("/suggestions/0/symbol")
                        .asText())
                .isEqualTo("AAPL");
    }

    @Test
    void findsSymbols() throws Exception {
        JsonNode json = json(api.search("apple"), 200);

        assertThat(json.at("/found/0/symbol").asText()).isEqualTo("AAPL");
        assertThat(json.path("provider").asText()).isEqualTo("yahoo");
    }

    @Test
    void tellsProvidersThatFailFromThoseThatCannotBeAskedNow() throws Exception {
        Answer broken = Answer.of(500, "{}");
        server.next(broken, broken, broken);
        json(api.history("AAPL", null, null), 502);
        Answer tooMany = Answer.of(429, "");
        server.next(tooMany, tooMany, tooMany, tooMany, tooMany);
        json(api.history("AAPL", null, null), 503);
    }

    @Test
    void whatIsMadeUpSaysSo() throws Exception {
        server.close();

        JsonNode json = json(api.history("AAPL", "2026-02-02", "2026-02-03"), 200);

        assertThat(json.path("source").asText()).isEqualTo("synthetic sample");
        assertThat(json.at("/rows/0/Source").asText()).isEqualTo("synthetic sample");
    }
}
