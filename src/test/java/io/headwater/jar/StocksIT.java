package io.headwater.jar;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.stocks.StockServer;
import io.headwater.stocks.Yahoo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code headwater stocks} from the jar. */
@Timeout(120)
class StocksIT {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final String[] DOWNLOAD = {
        "stocks", "download", "AAPL", "--from=2020-01-01", "--to=2020-12-31", "--output=-"
    };

    @TempDir
    private Path temp;

    private static Map<String, String> settings(StockServer server) {
        Map<String, String> settings = new HashMap<>();
        settings.put("STOCKS_YAHOO_URL", server.url().toString());
        settings.put("STOCKS_YAHOO_COOKIE_URL", server.url() + "/cookie");
        return settings;
    }

    @Test
    void processesThatAskAtOnceAskOnce() throws Exception {
        Yahoo yahoo = new Yahoo().list("AAPL", Yahoo.NEW_YORK, Yahoo.weekdays(FIRST, FIRST.plusYears(1)));
        CountDownLatch gate = new CountDownLatch(1);
        try (StockServer server = StockServer.start(request -> {
            awaitQuietly(gate);
            return yahoo.answer(request);
        })) {
            Path folder = Files.createDirectory(temp.resolve("folder"));
            List<Jar> jars = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                jars.add(Jar.start(folder, settings(server), DOWNLOAD));
            }
            try (Jar first = jars.get(0);
                    Jar second = jars.get(1)) {
                first.await(() -> !server.requests().isEmpty(), "a request");
                gate.countDown();
                assertThat(first.exitStatus()).as(first.err()).isZero();
                assertThat(second.exitStatus()).as(second.err()).isZero();
                assertThat(first.out()).isEqualTo(second.out()).hasLineCount(263);
                assertThat(first.err() + second.err())
                        .contains(
                                "rows from network 262, from cache 0, requests 1",
                                "rows from network 0, from cache 262, requests 0");
            }
            assertThat(server.requests()).hasSize(1);
            assertThat(Jar.contents(folder)).contains("cache/stocks/yahoo/AAPL.csv", "cache/stocks/yahoo/AAPL.json");
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void neverPrintsTheToken() throws Exception {
        try (StockServer server = StockServer.start(
                request -> StockServer.Answer.of(401, "{\"detail\":\"no such token: t0p-s3cret\"}"))) {
            Map<String, String> settings = settings(server);
            settings.put("STOCKS_PROVIDERS", "tiingo");
            settings.put("STOCKS_TIINGO_URL", server.url().toString());
            settings.put("STOCKS_TIINGO_TOKEN", "t0p-s3cret");
            try (Jar jar = Jar.start(Files.createDirectory(temp.resolve("folder")), settings, DOWNLOAD)) {
                assertThat(jar.exitStatus()).isEqualTo(1);
                assertThat(jar.err())
                        .contains("tiingo: it refused the token of stocks.tiingo.token with status 401")
                        .doesNotContain("s3cret", "\tat ");
                assertThat(jar.out()).isEmpty();
            }
            assertThat(server.requests().get(0).header("authorization")).isEqualTo("Token t0p-s3cret");
        }
    }
}
