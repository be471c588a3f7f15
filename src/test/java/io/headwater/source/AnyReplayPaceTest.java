package io.headwater.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headwater.publishing.Row;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Whatever the times, the speed and the clock: no row is early, none is forgotten, and the drift is what it was. */
class AnyReplayPaceTest {
    /** A double has 53 bits: a nanosecond in a hundred days. */
    private static final BigDecimal ROUNDING = new BigDecimal("1000");

    private static BigDecimal exactDue(Row row, Row first, double speed) {
        return BigDecimal.valueOf(row.eventTimeMillis())
                .subtract(BigDecimal.valueOf(first.eventTimeMillis()))
                .movePointRight(6)
                .divide(new BigDecimal(speed), MathContext.DECIMAL128);
    }

    @Property(tries = 500)
    void rowsAreReleasedInOrderAndNeverEarlyAndAsSoonAsTheyCanBe(
            @ForAll("times") List<Row> rows,
            @ForAll @DoubleRange(min = 0.01, max = 1_000_000) double speed,
            @ForAll long begin,
            @ForAll @IntRange(min = 1, max = 5) int batch,
            @ForAll List<@LongRange(min = 0, max = 50_000_000_000L) Long> delays) {
        long[] clock = {begin};
        ReplayPace pace = new ReplayPace(speed, () -> clock[0]);
        List<Double> lateMillis = new ArrayList<>();
        BigDecimal lastDue = BigDecimal.ZERO;
        int at = 0;
        int round = 0;
        while (at < rows.size()) {
            List<Row> some = rows.subList(at, Math.min(rows.size(), at + batch));
            int released = pace.release(some, 0);
            BigDecimal elapsed = BigDecimal.valueOf(clock[0] - begin);
            for (int i = 0; i < released; i++) {
                lastDue = lastDue.max(exactDue(rows.get(at + i), rows.get(0), speed));
                assertThat(lastDue).isLessThanOrEqualTo(elapsed.add(ROUNDING));
                lateMillis.add(elapsed.subtract(lastDue).movePointLeft(6).doubleValue());
            }
            at += released;
            if (released < some.size()) {
                long wait = pace.nanosUntilDue(rows.get(at));
                assertThat(wait).isPositive();
                assertThat(exactDue(rows.get(at), rows.get(0), speed).subtract(elapsed))
                        .isCloseTo(BigDecimal.valueOf(wait), within(ROUNDING));
                clock[0] += wait + (round < delays.size() ? delays.get(round++) : 0L);
            }
        }

        Drift drift = pace.drift().orElseThrow();
        assertThat(drift.rows()).isEqualTo(rows.size());
        assertThat(drift.meanMillis())
                .isCloseTo(
                        lateMillis.stream().mapToDouble(late -> late).average().orElseThrow(), within(0.01));
        assertThat(drift.maxMillis())
                .isCloseTo(lateMillis.stream().mapToDouble(late -> late).max().orElseThrow(), within(0.01));
    }

    @Provide
    Arbitrary<List<Row>> times() {
        return Arbitraries.longs()
                .between(1_522_540_800_000L, 1_522_540_800_000L + 183L * 86_400_000L)
                .map(millis -> new Row(new byte[0], "", 0, millis))
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }
}
