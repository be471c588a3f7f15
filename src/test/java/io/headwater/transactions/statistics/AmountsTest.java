package io.headwater.transactions.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AmountsTest {
    private static Amounts amounts(LongStream cents) {
        AmountCounts counts = new AmountCounts();
        cents.forEach(counts::add);
        return new Amounts(counts);
    }

    /** Of any size: as many around 655.36, where exact counting ends, as far above. */
    @Provide
    Arbitrary<List<Long>> cents() {
        return Arbitraries.oneOf(
                        Arbitraries.longs().between(0, 70_000),
                        Arbitraries.longs().between(65_530, 65_545),
                        Arbitraries.longs().between(0, 1L << 40))
                .list()
                .ofMinSize(1)
                .ofMaxSize(300);
    }

    @Property(tries = 60)
    void areSummarisedToTheCentOrToAFewMillionthsOfTheAmount(@ForAll("cents") List<Long> cents) {
        List<Long> sorted = cents.stream().sorted().toList();

        Amounts.Summary summary =
                amounts(cents.stream().mapToLong(Long::longValue)).summary().orElseThrow();

        assertThat(summary.min()).isEqualTo(sorted.get(0));
        assertThat(summary.max()).isEqualTo(sorted.get(sorted.size() - 1));
        long sum = sorted.stream().mapToLong(Long::longValue).sum();
        assertThat(summary.mean()).isEqualTo((double) sum / sorted.size());
        long median = sorted.get((sorted.size() + 1) / 2 - 1);
        assertThat(summary.median()).isBetween(median - median / (1 << 15), median);
        if (median < Amounts.LAST_BIN_ENDS) {
            assertThat(summary.median()).isEqualTo(median);
        }
        assertThat(summary.percentile95()).isBetween(summary.median(), summary.max());
    }

    @Property(tries = 20)
    void addUpWhicheverOfTwoCountersSawThem(@ForAll("cents") List<Long> some, @ForAll("cents") List<Long> others) {
        AmountCounts sum = new AmountCounts();
        some.forEach(sum::add);
        AmountCounts second = new AmountCounts();
        others.forEach(second::add);
        sum.addAll(second);

        Amounts together = amounts(LongStream.concat(
                some.stream().mapToLong(Long::longValue), others.stream().mapToLong(Long::longValue)));
        assertThat(new Amounts(sum).summary()).isEqualTo(together.summary());
        assertThat(new Amounts(sum).histogram(500, 131)).containsExactly(together.histogram(500, 131));
    }

    @Test
    void fallIntoTheBinThatBeginsWithThem() {
        assertThat(amounts(LongStream.of(0, 9_99, 10_00, 19_99, 20_00, 655_36, 1_000_000_00))
                        .histogram(10_00, 2))
                .containsExactly(2, 2, 3);
        assertThat(amounts(LongStream.of(655_35, 655_36)).histogram(Amounts.LAST_BIN_ENDS, 1))
                .containsExactly(1, 1);
    }

    @Test
    void haveNoHistogramThatWouldNotBeExact() {
        Amounts amounts = amounts(LongStream.of(1));

        assertThatThrownBy(() -> amounts.histogram(10_00, 66))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("66 bins of 1000 cents")
                .hasMessageContaining("end at 65536 cents at the latest");
        assertThatThrownBy(() -> amounts.histogram(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> amounts.histogram(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
