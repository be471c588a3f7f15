package io.headwater.jar;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.kinesislocal.LocalKinesis;
import io.headwater.kinesislocal.LocalKinesisConfig;
import io.headwater.routes.Rows;
import io.headwater.routes.Tap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that ends in the middle of a file, in its own way or by force, and the run that follows; Kinesis outlives both. */
class InterruptedRunIT {
    private static final int ROWS = 100_000;

    /** One small request after the other, so that the end comes in the middle even on a fast machine. */
    private static final Map<String, String> SLOWLY = Map.of("PUBLISH_BATCH_SIZE", "20", "PUBLISH_IN_FLIGHT", "1");

    @TempDir
    Path temp;

    private LocalKinesis kinesis() {
        LocalKinesis kinesis =
                LocalKinesis.start(LocalKinesisConfig.defaults().withPort(0).withoutShardLimits());
        kinesis.createStream(Tap.STREAM, 4);
        return kinesis;
    }

    private Path folder(String name) throws Exception {
        Path folder = Files.createDirectories(temp.resolve(name));
        Files.createDirectories(folder.resolve("source"));
        Files.writeString(folder.resolve("source/rows.csv"), Rows.csv(0, ROWS));
        return folder;
    }

    private static Jar start(Path folder, LocalKinesis kinesis, Map<String, String> pace) throws Exception {
        Map<String, String> environment = new HashMap<>(pace);
        environment.put("KINESIS_ENDPOINT", kinesis.endpoint().toString());
        environment.put("SOURCE_SETTLE", "50ms");
        return Jar.start(folder, environment);
    }

    @Test
    void deliversEachRowOnceWhenItIsStoppedInTheMiddleOfAFile() throws Exception {
        Path folder = folder("stopped");
        try (LocalKinesis kinesis = kinesis();
                Tap tap = new Tap(kinesis)) {
            try (Jar first = start(folder, kinesis, SLOWLY)) {
                tap.awaitRecords(2_000);
                first.terminate();
                assertThat(first.exitStatus()).isEqualTo(143);
                assertThat(first.err()).contains("rows.csv: stopped after").doesNotContain("ERROR", "\tat ");
            }
            assertThat(tap.records()).hasSizeBetween(2_000, ROWS - 1);
            assertThat(folder.resolve("source/rows.csv")).exists();
            try (Jar second = start(folder, kinesis, Map.of())) {
                second.awaitArchived("rows.csv");
                assertThat(tap.numbers()).hasSize(ROWS);
                assertThat(distinct(tap.numbers())).isEqualTo(ROWS);
                assertThat(second.err()).contains("of them in an earlier run").doesNotContain("ERROR", "WARN");
                second.terminate();
                assertThat(second.exitStatus()).isEqualTo(143);
            }
            assertThat(Jar.contents(folder))
                    .containsExactly(
                            "source/",
                            "source_archive/",
                            "source_archive/rows.csv",
                            "source_archive/rows.csv.receipt.json",
                            "state/",
                            "state/running.lock");
        }
    }

    @Test
    void losesNothingAndRepeatsNoMoreThanWasInFlightWhenItIsKilledInTheMiddleOfAFile() throws Exception {
        Path folder = folder("killed");
        try (LocalKinesis kinesis = kinesis();
                Tap tap = new Tap(kinesis)) {
            try (Jar first = start(folder, kinesis, SLOWLY)) {
                tap.awaitRecords(2_000);
                first.kill();
            }
            assertThat(tap.records()).hasSizeBetween(2_000, ROWS - 1);
            try (Jar second = start(folder, kinesis, Map.of())) {
                second.awaitArchived("rows.csv");
                List<Integer> numbers = tap.numbers();
                assertThat(distinct(numbers)).isEqualTo(ROWS);
                assertThat(numbers.size() - ROWS)
                        .as("one request of 20 rows was in flight")
                        .isBetween(0, 20);
                assertThat(second.err()).doesNotContain("ERROR", "WARN");
            }
        }
    }

    private static int distinct(List<Integer> numbers) {
        BitSet seen = new BitSet();
        numbers.forEach(seen::set);
        return seen.cardinality();
    }
}
