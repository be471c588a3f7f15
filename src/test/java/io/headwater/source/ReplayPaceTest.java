package io.headwater.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.publishing.Row;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When rows are released, by a clock that the tests turn. */
class ReplayPaceTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;

    /** Near its end: a clock of nanoseconds begins anywhere. */
    private long now = Long.MAX_VALUE - SECOND;

    private static List<Row> rows(long... eventMillis) {
        return Arrays.stream(eventMillis)
                .mapToObj(millis -> new Row(new byte[0], "", 0, millis))
                .toList();
    }

    private ReplayPace pace(double speed) {
        return new ReplayPace(speed, () -> now);
    }

    @Test
    void releasesTheFirstRowAtOnceAndTheNextWhenItsTimeHasCome() {
        ReplayPace pace = pace(1);
        List<Row> rows = rows(1_522_540_831_000L, 1_522_540_834_000L);

        assertThat(pace.nanosUntilDue(rows.get(0))).isZero();
        assertThat(pace.release(rows, 0)).isEqualTo(1);
        assertThat(pace.nanosUntilDue(rows.get(1))).isEqualTo(3 * SECOND);
        now += 3 * SECOND - 1;
        assertThat(pace.nanosUntilDue(rows.get(1))).isEqualTo(1);
        assertThat(pace.release(rows, 1)).isZero();
        now += 1;
        assertThat(pace.nanosUntilDue(rows.get(1))).isZero();
        assertThat(pace.release(rows, 1)).isEqualTo(1);
        assertThat(pace.release(rows, 2)).isZero();
    }

    @Test
    void aSpeedOfTwoIsTwiceAsFastAsItHappened() {
        for (double speed : new double[] {0.5, 1, 2, 3600}) {
            ReplayPace pace = pace(speed);
            pace.release(rows(0), 0);
            assertThat(pace.nanosUntilDue(rows(7200).get(0))).isEqualTo((long) (7200 * MILLI / speed));
        }
    }

    @Test
    void releasesAllThatIsDueAndNotMore() {
        ReplayPace pace = pace(1);
        List<Row> rows = rows(0, 0, 10, 20, 20, 21);

        assertThat(pace.release(rows, 0)).isEqualTo(2);
        now += 20 * MILLI;
        assertThat(pace.release(rows, 2)).isEqualTo(3);
        now += 20 * MILLI;
        assertThat(pace.release(rows, 5)).isEqualTo(1);
    }

    @Test
    void aRowThatHappenedBeforeItsPredecessorIsDueTogetherWithIt() {
        ReplayPace pace = pace(1);
        List<Row> rows = rows(5_000, 9_000, 1_000, 8_000, 10_000);

        assertThat(pace.release(rows, 0)).isEqualTo(1);
        now += 4 * SECOND;
        assertThat(pace.release(rows, 1)).isEqualTo(3);
        assertThat(pace.drift()).contains(new Drift(4, 0, 0));
        assertThat(pace.nanosUntilDue(rows.get(4))).isEqualTo(SECOND);
    }

    @Test
    void aFileThatIsGoneOnWithDoesNotWaitForWhatWasSentBefore() {
        List<Row> rows = rows(0, 60_000, 3_600_000, 3_601_000);
        pace(1).release(rows, 0);

        ReplayPace resumed = pace(1);

        assertThat(resumed.release(rows, 2)).isEqualTo(1);
        assertThat(resumed.nanosUntilDue(rows.get(3))).isEqualTo(SECOND);
    }

    @Test
    void catchesUpAfterItsTargetWasSlow() {
        ReplayPace pace = pace(1);
        List<Row> rows = rows(0, 1_000, 2_000, 3_000, 11_000);
        pace.release(rows, 0);

        now += 10 * SECOND;

        assertThat(pace.release(rows, 1)).isEqualTo(3);
        assertThat(pace.nanosUntilDue(rows.get(4))).isEqualTo(SECOND);
    }

    @Test
    void saysHowLateRowsWere() {
        ReplayPace pace = pace(2);
        assertThat(pace.drift()).isEmpty();
        List<Row> rows = rows(0, 2, 4);
        pace.release(rows, 0);
        now += 4 * MILLI;
        pace.release(rows, 1);

        assertThat(pace.drift()).contains(new Drift(3, (0.0 + 3 + 2) / 3, 3));
        assertThat(pace.drift().orElseThrow().inWords()).isEqualTo("1.7 ms late in the mean, 3.0 ms at most");
    }

    @Test
    void standsTheLongestTimesAndTheStrangestSpeeds() {
        for (double speed : new double[] {Double.MIN_VALUE, 1e-9, 1, 1e6, Double.MAX_VALUE}) {
            ReplayPace pace = pace(speed);
            List<Row> rows = rows(-62_167_219_200_000L, 253_402_300_799_999L, Long.MAX_VALUE, Long.MIN_VALUE + 1);
            assertThat(pace.release(rows, 0)).isBetween(1, 4);
            assertThat(pace.nanosUntilDue(rows.get(1))).isBetween(0L, Long.MAX_VALUE);
            assertThat(pace.nanosUntilDue(rows.get(2))).isBetween(0L, Long.MAX_VALUE);
            assertThat(pace.nanosUntilDue(rows.get(3))).isZero();
        }
    }
}
