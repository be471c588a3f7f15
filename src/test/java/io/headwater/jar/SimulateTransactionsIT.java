package io.headwater.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start as it comes, in an empty folder: today's transactions flow. */
class SimulateTransactionsIT {
    private static final Map<String, String> FEWER_THAN_BY_DEFAULT = Map.of(
            "SIMULATE_TRANSACTIONS_ENABLED", "true",
            "SIMULATE_TRANSACTIONS_CUSTOMERS", "2000",
            "KINESIS_LOCAL_PORT", "0",
            "SOURCE_SETTLE", "50ms");

    @TempDir
    Path temp;

    @Test
    void todaysTransactionsAreDeliveredOnceAlsoAfterAKill() throws Exception {
        Path folder = Files.createDirectory(temp.resolve("empty"));
        Path archive = folder.resolve("source_archive");
        try (Jar first = Jar.start(folder, FEWER_THAN_BY_DEFAULT)) {
            first.await(() -> first.err().contains("archived as"), "today's file in the archive");
            assertThat(first.err())
                    .containsPattern("transactions-\\d{4}-\\d\\d-\\d\\d.csv: [\\d,]+ card transactions, simulated");
            first.kill();
        }
        List<String> archived = names(archive).stream()
                .filter(name -> !name.endsWith(".receipt.json"))
                .toList();
        assertThat(archived).hasSize(1);
        assertThat(Files.readAllLines(archive.resolve(archived.get(0)))).hasSizeBetween(3_000, 5_000);

        try (Jar second = Jar.start(folder, FEWER_THAN_BY_DEFAULT)) {
            second.await(() -> second.err().contains("card transactions"), "a word on the file that was made");
            // After a midnight in between, another day's file is right.
            assertThat(second.err().contains("have been made") || second.err().contains(", simulated"))
                    .isTrue();
            assertThat(second.err())
                    .doesNotContainPattern(Pattern.quote(archived.get(0)) + ": [\\d,]+ card transactions");
            assertThat(names(folder.resolve("source"))).doesNotContainAnyElementsOf(archived);
        }
    }

    private static List<String> names(Path folder) throws Exception {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
