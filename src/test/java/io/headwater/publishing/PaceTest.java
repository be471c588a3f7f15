package io.headwater.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Throughput KNOWN = new Throughput(1_000, 1024 * 1024);
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final Pace pace = new Pace(Optional.of(KNOWN), 500, 0);
    private long now;

    /** Sends whatever the pace allows for so long, with an endless queue; returns the rows sent. */
    private long sendFor(Duration time) {
        long end = now + time.toNanos();
        long sent = 0;
        while (now < end) {
            long wait = pace.nanosUntilReady(now, 1_000_000, 1_000_000 * 100L);
            for (int i = 0; wait == 0 && i < 20_000 && pace.allows(); i++) {
                pace.sent(100);
                sent++;
            }
            now += Math.max(MILLI, wait);
        }
        return sent;
    }

    @Test
    void beginsAtTheKnownRate() {
        assertThat(pace.rowsPerSecond()).isEqualTo(1_000);
        assertThat(sendFor(Duration.ofMillis(150))).isBetween(200L, 400L);
    }

    @Test
    void doublesFiveTimesASecondForAsLongAsItHoldsRowsBack() {
        sendFor(Duration.ofMillis(1_050));

        assertThat(pace.rowsPerSecond()).isBetween(16_000.0, 32_000.0);
    }

    @Test
    void staysAsItIsWhileFewerRowsComeThanItAllows() {
        for (int i = 0; i < 100; i++) {
            now += 100 * MILLI;
            assertThat(pace.nanosUntilReady(now, 10, 1_000)).isZero();
            for (int row = 0; row < 10; row++) {
                pace.sent(100);
            }
        }

        assertThat(pace.rowsPerSecond()).isEqualTo(1_000);
    }

    @Test
    void holdsNothingBackAfterThreeSecondsWithoutAnyThrottling() {
        sendFor(Duration.ofSeconds(3));

        assertThat(pace.nanosUntilReady(now, 1_000_000, Integer.MAX_VALUE)).isZero();
        for (int i = 0; i < 1_000_000; i++) {
            pace.sent(10_000);
        }
        assertThat(pace.nanosUntilReady(now, 1_000_000, Integer.MAX_VALUE)).isZero();
        assertThat(pace.allows()).isTrue();
    }

    @Test
    void theFirstThrottlingBringsItBackToTheKnownRate() {
        sendFor(Duration.ofSeconds(1));

        pace.throttled(now, 1, now);

        assertThat(pace.rowsPerSecond()).isEqualTo(1_000);
    }

    @Test
    void eachFurtherThrottlingTakesTheShareThatWasRefusedWithinBounds() {
        pace.throttled(now, 1, now);
        assertThat(pace.rowsPerSecond()).isEqualTo(1_000);

        now += MILLI;
        pace.throttled(now, 0.2, now);
        assertThat(pace.rowsPerSecond()).isEqualTo(800);
        now += MILLI;
        pace.throttled(now, 0.001, now);
        assertThat(pace.rowsPerSecond()).isEqualTo(760);
        now += MILLI;
        pace.throttled(now, 1, now);
        assertThat(pace.rowsPerSecond()).isEqualTo(380);
    }

    @Test
    void requestsThatWereUnderWayTogetherSlowItDownOnce() {
        pace.throttled(0, 1, 10 * MILLI);
        pace.throttled(20 * MILLI, 0.5, 30 * MILLI);

        pace.throttled(25 * MILLI, 0.5, 31 * MILLI);
        pace.throttled(29 * MILLI, 0.5, 32 * MILLI);

        assertThat(pace.rowsPerSecond()).isEqualTo(500);
    }

    @Test
    void thenGrowsByAFiftiethASecond() {
        pace.throttled(now, 1, now);
        now += MILLI;
        pace.throttled(now, 0.5, now);

        sendFor(Duration.ofSeconds(10));

        assertThat(pace.rowsPerSecond()).isBetween(680.0, 701.0);
    }

    @Test
    void neverStandsStill() {
        for (int i = 0; i < 1_000; i++) {
            now += MILLI;
            pace.throttled(now, 1, now);
        }

        assertThat(pace.rowsPerSecond()).isEqualTo(2);
        assertThat(Duration.ofNanos(pace.nanosUntilReady(now, 1, 100))).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aRowLargerThanWhatIsSavedIsMadeUpForLater() {
        now += TimeUnit.SECONDS.toNanos(10);
        assertThat(pace.nanosUntilReady(now, 1, 1024 * 1024)).isZero();
        assertThat(pace.allows()).isTrue();

        pace.sent(1024 * 1024);

        assertThat(pace.allows()).isFalse();
        assertThat(Duration.ofNanos(pace.nanosUntilReady(now, 1, 1024 * 1024)))
                .isBetween(Duration.ofMillis(800), Duration.ofMillis(1_000));
    }

    @Test
    void rowsWithoutBytesAreSentAsWell() {
        pace.throttled(now, 1, now);
        now += TimeUnit.SECONDS.toNanos(1);

        assertThat(pace.nanosUntilReady(now, 1, 0)).isZero();
        assertThat(pace.allows()).isTrue();
    }
}
