package io.headwater.transactions.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.transactions.statistics.DayTally;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DaySpansTest {
    private static DaySpans spans(int days, int most) {
        List<DayTally> tallies = IntStream.range(0, days)
                .mapToObj(day -> new DayTally(
                        LocalDate.of(2018, 4, 1).plusDays(day), 1_000L + day, List.of(1L, 2L, (long) day), 3, 4))
                .toList();
        return DaySpans.of(tallies, most);
    }

    @Test
    void areDaysWhileThereAreFew() {
        DaySpans spans = spans(31, 31);

        assertThat(spans.heading()).isEqualTo("day");
        assertThat(spans.spans()).hasSize(31);
        assertThat(spans.spans().get(30))
                .isEqualTo(new DaySpan(LocalDate.of(2018, 5, 1), 1, 1_030, List.of(1L, 2L, 30L), 3, 4));
        assertThat(spans.perDay(spans.spans().get(30), DaySpan::transactions)).isEqualTo("1,030");
    }

    @Test
    void areWeeksAndThenLongerWithAShorterLastOne() {
        DaySpans spans = spans(32, 31);

        assertThat(spans.heading()).isEqualTo("week from");
        assertThat(spans.spans())
                .hasSize(5)
                .last()
                .isEqualTo(
                        new DaySpan(LocalDate.of(2018, 4, 29), 4, 4_118, List.of(4L, 8L, 28L + 29 + 30 + 31), 12, 16));
        assertThat(spans.perDay(spans.spans().get(4), DaySpan::frauds)).isEqualTo("32.5");
        assertThat(spans.highest(DaySpan::frauds)).isEqualTo(32.5);
        assertThat(spans(8 * 31, 31).length()).isEqualTo(28);
        assertThat(spans(29 * 31, 31).length()).isEqualTo(91);
        assertThat(spans(92 * 31, 31).length()).isEqualTo(364);
        assertThat(spans(365 * 31, 31).spans()).hasSize(32);
    }
}
