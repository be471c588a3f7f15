package io.headwater.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A local Kinesis that the settings make fail, and refuse what a shard does not take. */
@Timeout(60)
class KinesisFaultsInUseTest {
    @TempDir
    Path folder;

    @Test
    void publishesEachRowOnceWhenOnlyRecordsAreRefused() throws Exception {
        try (Workplace place = new Workplace(folder)
                        .set(
                                "kinesis.local.faults",
                                "record-throttled=0.2,record-failed=0.1,internal-failure=0.1,seed=7")
                        .start();
                Tap tap = place.tap()) {
            place.drop("rows.csv", Rows.csv(0, 2000));
            place.awaitArchived("rows.csv");

            assertThat(tap.numbers()).containsExactlyInAnyOrderElementsOf(Rows.numbers(0, 2000));
        }
    }

    @Test
    void losesNoRowWhenAnswersAreLost() throws Exception {
        try (Workplace place = new Workplace(folder)
                        .set("publish.batch-size", "50")
                        .set(
                                "kinesis.local.faults",
                                "reset-after=0.1,reset-before=0.1,garbage=0.1,truncated=0.1,seed=3")
                        .start();
                Tap tap = place.tap()) {
            place.drop("rows.csv", Rows.csv(0, 2000));
            place.awaitArchived("rows.csv");

            assertThat(new HashSet<>(tap.numbers())).hasSameElementsAs(Rows.numbers(0, 2000));
        }
    }

    @Test
    void keepsToTheRateOfItsShards() throws Exception {
        try (Workplace place = new Workplace(folder)
                        .set("kinesis.local.shards", "1")
                        .set("kinesis.local.shard-limits", "true")
                        .start();
                Tap tap = place.tap()) {
            place.drop("rows.csv", Rows.csv(0, 1500));
            place.awaitArchived("rows.csv");

            assertThat(tap.numbers()).containsExactlyInAnyOrderElementsOf(Rows.numbers(0, 1500));
        }
    }

    @Test
    void doesNotStartWithAFaultThatThereIsNot() throws Exception {
        try (Workplace place = new Workplace(folder).set("kinesis.local.faults", "reset=0.1")) {
            assertThatThrownBy(place::start)
                    .hasMessageContaining("kinesis.local.faults")
                    .hasMessageContaining("'reset' is no fault. There are: ")
                    .hasMessageContaining("reset-after");
        }
    }
}
