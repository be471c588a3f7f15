package io.headwater.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code publish.replay-speed}: rows are sent as far apart as they happened. */
class ReplayTest {
    @TempDir
    Path folder;

    private Workplace place(String speed) throws Exception {
        return new Workplace(folder).set("publish.replay-speed", speed).set("publish.event-time-column", "AT");
    }

    @Test
    void aRowIsSentWhenItIsDueAndNotWhenTheNextOneIs() throws Exception {
        try (Workplace place = place("1").start();
                Tap tap = place.tap()) {
            place.drop(
                    "x.csv", "CUSTOMER_ID,AT\n1,2026-01-01 00:00:00\n2,2026-01-01 00:00:00\n3,2027-01-01 00:00:00\n");

            tap.awaitRecords(2);

            assertThat(tap.records())
                    .extracting(record -> record.partitionKey())
                    .containsExactlyInAnyOrder("1", "2");
            assertThat(Workplace.names(place.source())).containsExactly("x.csv");
        }
    }

    @Test
    void theReceiptTellsTheSpeedAndHowLateRowsWere() throws Exception {
        try (Workplace place = place("3600").start()) {
            place.drop("x.csv", "CUSTOMER_ID,AT\n1,2026-01-01 00:00:00\n2,2026-01-01 00:10:00\n");

            Path archived = place.awaitArchived("x.csv");

            JsonNode replay = new ObjectMapper()
                    .readTree(archived.resolveSibling("x.csv.receipt.json").toFile())
                    .required("replay");
            assertThat(replay.required("speed").asText()).isEqualTo("3600.0");
            assertThat(replay.required("maxDriftMillis").asLong()).isNotNegative();
        }
    }
}
