package io.headwater.jar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headwater.routes.DeliveredStream;
import io.headwater.routes.Tap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar streams stock history into a stream that outlives it. */
@Timeout(180)
class StreamStockHistoryIT {
    private static final int ROWS = 300;
    private static final int KILLS = 3;
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

    @TempDir
    Path temp;

    private static void history(Path folder) throws Exception {
        Files.createDirectories(folder.resolve("stocks"));
        Files.writeString(
                folder.resolve("stocks/AAPL.csv"),
                IntStream.range(0, ROWS)
                        .mapToObj(day -> FIRST.plusDays(day) + ",1,2,3,4,5,6\n")
                        .collect(Collectors.joining("", "Date,Open,High,Low,Close,Adj Close,Volume\n", "")));
    }

    private static List<String> lines() {
        return IntStream.range(0, ROWS)
                .mapToObj(day -> "{\"Date\":\"%s\",\"High\":2,\"Low\":3,\"Open\":1,\"Close\":4,\"Adj Close\":5}\n"
                        .formatted(FIRST.plusDays(day)))
                .toList();
    }

    private static Map<String, String> environment(DeliveredStream stream, String interval) {
        return Map.of(
                "KINESIS_ENDPOINT",
                stream.kinesis().endpoint().toString(),
                "STOCKS_ENABLED",
                "true",
                "STOCKS_PROVIDERS",
                "csv",
                "STOCKS_INTERVAL",
                interval);
    }

    @Test
    void leavesNoRowOutHoweverOftenItIsKilledAndRepeatsOneAKillAtMost() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("killed"));
        history(folder);
        try (DeliveredStream stream = new DeliveredStream(1);
                Tap tap = new Tap(stream.kinesis().endpoint(), DeliveredStream.STREAM)) {
            for (int kill = 0; kill < KILLS; kill++) {
                int enough = tap.records().size() + 30;
                try (Jar jar = Jar.start(folder, environment(stream, "2ms"))) {
                    tap.awaitRecords(enough);
                    jar.kill();
                }
            }
            assertThat(tap.records()).as("killed in the middle").hasSizeLessThan(ROWS);
            try (Jar jar = Jar.start(folder, environment(stream, "2ms"))) {
                jar.await(() -> jar.err().contains("to its end"), "the end");
                jar.terminate();
                assertThat(jar.exitStatus()).isEqualTo(143);
                assertThat(jar.err()).doesNotContain("ERROR", "WARN");
            }
            assertThat(tap.texts()).hasSizeBetween(ROWS, ROWS + KILLS);
            assertThat(tap.texts().stream().distinct()).containsExactlyElementsOf(lines());
        }
    }

    @Test
    void tellsInItsStatusHowFarItIs() throws Exception {
        Manager headwater = new Manager(temp);
        headwater.succeed("init");
        history(headwater.folder());
        try (DeliveredStream stream = new DeliveredStream(1);
                Tap tap = new Tap(stream.kinesis().endpoint(), DeliveredStream.STREAM)) {
            environment(stream, "5ms").forEach(headwater::with);
            headwater.succeed("start");
            tap.awaitRecords(ROWS);
            JsonNode position = headwater.status().at("/positions/0");
            for (int attempt = 0; attempt < 60 && position.at("/row").asInt() < ROWS; attempt++) {
                position = headwater.status().at("/positions/0");
            }

            assertThat(position.at("/flow").asText()).isEqualTo("stream-stock-history");
            assertThat(position.at("/at").asText())
                    .isEqualTo(FIRST.plusDays(ROWS - 1).toString());
            assertThat(position.at("/ofRows").asInt()).isEqualTo(ROWS);
            assertThat(headwater.succeed("status"))
                    .contains("stream-stock-history: AAPL from 2020-01-01 to 2020-12-31, 2020-10-26, row 300 of 300");
        } finally {
            headwater.end();
        }
    }
}
