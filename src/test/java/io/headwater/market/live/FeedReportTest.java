package io.headwater.market.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said of the rate, and when. */
class FeedReportTest {
    private static final long MINUTE = 60_000_000_000L;

    private final FeedCounters counters = new FeedCounters();

    @Test
    void saysNothingWhileTheRateIsAsAskedFor() {
        FeedReport report = new FeedReport(0.67, counters, 0);
        for (int minute = 1; minute <= 100; minute++) {
            counters.sent(minute % 5 == 0 ? 41 : 40);
            assertThat(report.line(minute * MINUTE)).isEmpty();
        }
        assertThat(report.last(100 * MINUTE))
                .isEqualTo(
                        "The market feed has ended: 4,020 messages sent in 6,000.0 s, 0.67 a second; asked for: 0.67.");
    }

    @Test
    void saysOnceAMinuteWhatIsNotAsAskedFor() {
        FeedReport report = new FeedReport(100, counters, 0);
        counters.sent(3_000);
        counters.leftOut(3_000);
        assertThat(report.line(MINUTE - 1)).isEmpty();
        assertThat(report.line(MINUTE))
                .hasValue(
                        "The market feed lately: 3,000 messages sent in 60.0 s, 50.00 a second; asked for: 100.00; 3,000 that were due were not made, since there was no time to send them.");
        assertThat(report.line(MINUTE + 1)).isEmpty();
        counters.sent(6_000);
        counters.refused(1);
        assertThat(report.line(2 * MINUTE)).get().asString().endsWith("asked for: 100.00; 1 were refused.");
    }

    @Test
    void alwaysSaysHowManyThereWereWithoutALimit() {
        FeedReport report = new FeedReport(Double.POSITIVE_INFINITY, counters, 0);
        assertThat(report.line(MINUTE)).get().asString().endsWith("asked for: max.");
    }

    @Test
    void askedForNothingWhileTheMarketIsClosed() {
        FeedReport report = new FeedReport(100, counters, 0);
        report.beginAnew(59 * MINUTE);
        assertThat(report.line(59 * MINUTE + 1)).isEmpty();
    }
}
