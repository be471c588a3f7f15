package io.headwater.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code simulate-transactions}: today's file, and the way it takes. */
class SimulateTransactionsTest {
    @TempDir
    Path folder;

    private Workplace place() throws Exception {
        return new Workplace(folder)
                .set("simulate.transactions.enabled", "true")
                .set("simulate.transactions.customers", "200")
                .set("simulate.transactions.terminals", "500");
    }

    @Test
    void todaysTransactionsAreInTheStreamAndTheArchiveOnce() throws Exception {
        String day;
        try (Workplace place = place().start();
                Tap tap = place.tap()) {
            Await.until(() -> archived(place).size() == 1, () -> "archive: " + archived(place));
            String file = archived(place).get(0);
            day = file.substring(0, file.indexOf(".csv"));
            List<String> lines = Files.readAllLines(place.archive().resolve(file));
            assertThat(tap.records()).hasSize(lines.size() - 1).hasSizeGreaterThan(200);
            assertThat(tap.texts()).allSatisfy(text -> assertThat(text).contains("\"TX_FRAUD_SCENARIO\":"));
        }
        try (Workplace place = place().start()) {
            place.drop("later.csv", "CUSTOMER_ID\n1\n");
            place.awaitArchived("later.csv");
            // After a midnight in between, another day's file is right.
            assertThat(archived(place))
                    .as("the day is not made again by a restart")
                    .filteredOn(name -> name.startsWith(day))
                    .hasSize(1);
        }
    }

    @Test
    void saysInALineWhyTodaysFileIsNotMade() throws Exception {
        Path record = folder.resolve("state/simulate-transactions.last-date");
        Files.createDirectories(record.getParent());
        Files.writeString(record, "yesterday");
        try (Log log = new Log()) {
            try (Workplace place = place().start()) {
                log.awaitMessage("holds 'yesterday'");
                // Camel would say it after the route has.
                place.stop();
            }
            assertThat(log.errors()).isNotEmpty().allSatisfy(line -> assertThat(line)
                    .contains("Simulating the transactions of today")
                    .doesNotContain("\n"));
            assertThat(log.warnings()).noneMatch(line -> line.contains("holds 'yesterday'"));
            assertThat(log.hasTrace()).isFalse();
        }
    }

    private static List<String> archived(Workplace place) {
        return place.archived();
    }

    @Test
    void theSettingLeavesTheRouteOut() throws Exception {
        try (Workplace place =
                place().set("simulate.transactions.enabled", "false").start()) {
            assertThat(place.camel().getRoute("simulate-transactions")).isNull();
            assertThat(place.camel().getRoute("publish-files")).isNotNull();
        }
    }
}
