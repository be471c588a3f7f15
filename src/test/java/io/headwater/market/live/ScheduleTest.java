package io.headwater.market.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When messages are due, by a clock that a test moves. */
class ScheduleTest {
    private static final long SECOND = 1_000_000_000L;

    private static int takeAll(Schedule schedule, long now) {
        int due = schedule.due(now, Integer.MAX_VALUE);
        long last = now;
        for (int i = 0; i < due; i++) {
            last = schedule.take(now);
        }
        assertThat(last).isLessThanOrEqualTo(now);
        return due;
    }

    /** However the times of asking fall. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.67, 3, 999.9, 123_456.7})
    void isExactByTheCount(double rate) {
        Schedule schedule = new Schedule(rate, 42);
        long taken = 0;
        long now = 42;
        for (int i = 0; i < 10_000; i++) {
            now += 7_000_000 + i % 11 * 1_000_000;
            taken += takeAll(schedule, now);
            assertThat((double) taken).isBetween((now - 42) / 1e9 * rate - 1, (now - 42) / 1e9 * rate + 1);
        }
        assertThat(schedule.leftOut()).isZero();
    }

    @Test
    void tellsWhenEachWasDue() {
        Schedule schedule = new Schedule(4, 0);
        assertThat(schedule.due(SECOND / 2, 10)).isEqualTo(3);
        assertThat(schedule.take(SECOND / 2)).isZero();
        assertThat(schedule.take(SECOND / 2)).isEqualTo(SECOND / 4);
        assertThat(schedule.due(SECOND / 2, 10)).isEqualTo(1);
    }

    @Test
    void makesUpForUpToASecondAndLeavesOutWhatIsLater() {
        Schedule schedule = new Schedule(100, 0);
        assertThat(takeAll(schedule, SECOND)).isEqualTo(101);
        assertThat(takeAll(schedule, 3_600 * SECOND)).isEqualTo(1);
        assertThat(schedule.leftOut()).isBetween(359_898L, 359_900L);
        assertThat(takeAll(schedule, 3_601 * SECOND)).isEqualTo(100);
    }

    @Test
    void leavesNothingOutWhenItBeginsAnew() {
        Schedule schedule = new Schedule(100, 0);
        takeAll(schedule, 0);
        schedule.beginAnew(3_600 * SECOND);
        assertThat(takeAll(schedule, 3_600 * SECOND)).isEqualTo(1);
        assertThat(schedule.leftOut()).isZero();
    }

    @Test
    void withoutALimitAllThatIsAskedForIsDueNow() {
        Schedule schedule = new Schedule(Double.POSITIVE_INFINITY, 0);
        assertThat(schedule.due(SECOND, 500)).isEqualTo(500);
        assertThat(schedule.isUnlimited()).isTrue();
        assertThat(schedule.due(3_600 * SECOND, 500)).isEqualTo(500);
        assertThat(schedule.leftOut()).isZero();
    }
}
