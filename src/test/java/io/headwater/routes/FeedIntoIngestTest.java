package io.headwater.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headwater.market.live.FeedCounters;
import io.headwater.market.live.MarketSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The market that one Headwater makes, into the endpoint of another. */
class FeedIntoIngestTest {
    @TempDir
    private Path folder;

    private Workplace place(String name) throws Exception {
        return new Workplace(Files.createDirectory(folder.resolve(name)));
    }

    @ParameterizedTest
    @CsvSource({"1, array, none, epoch, 5", "500, array, stock, long, 0", "500, ndjson, stock_price, iso8601, 10"})
    void whatIsSentIsKeptAndBothSidesCountTheSame(
            int batchSize, String format, String type, String timestamp, int depth) throws Exception {
        try (Workplace taking = place("taking").set("ingest.enabled", "true").start();
                Workplace feeding = place("feeding")
                        .set("market.enabled", "true")
                        .set("market.url", ingest(taking, "/ingest").toString())
                        .set("market.rate", "max")
                        .set("market.batch-size", String.valueOf(batchSize))
                        .set("market.format", format)
                        .set("market.stock-data-type", type)
                        .set("market.timestamp", timestamp)
                        .set("market.indicators", "all")
                        .set("market.depth", String.valueOf(depth))
                        .set("market.depth-every", "3")
                        .start()) {
            MarketSource source = Objects.requireNonNull(
                    feeding.camel().getRegistry().lookupByNameAndType("marketFeed", MarketSource.class));
            Await.until(() -> source.counters().sent() >= 1_000, () -> source.counters()
                    .toString());
            feeding.stop();

            FeedCounters.Snapshot counters = source.counters();
            assertThat(counters.refused()).isZero();
            assertThat(counters.made()).isEqualTo(counters.sent());
            assertThat(kept(taking)).isEqualTo(counters.sent());
            assertThat(accepted(taking).required("accepted").asLong()).isEqualTo(counters.sent());
            JsonNode byKind = accepted(taking).required("by_kind");
            assertThat(byKind.required("depth_snapshot").asLong() > 0).isEqualTo(depth > 0);
            assertThat(byKind.required("order_book").asLong()).isPositive();
        }
    }

    private static URI ingest(Workplace taking, String path) {
        return taking.server().resolve(path);
    }

    private static long kept(Workplace taking) throws Exception {
        List<String> lines = new ArrayList<>();
        for (String name : Workplace.names(taking.ingested())) {
            lines.addAll(Files.readAllLines(taking.ingested().resolve(name)));
        }
        return lines.size();
    }

    private static JsonNode accepted(Workplace taking) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(ingest(taking, "/ingest/stats")).build();
        String answer = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        JsonNode stats = new ObjectMapper().readTree(answer);
        return stats.required("messages");
    }
}
