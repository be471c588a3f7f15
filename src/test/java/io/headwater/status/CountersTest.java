package io.headwater.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Counting by name, from several places. */
class CountersTest {
    private static final long SECOND = 1_000_000_000L;

    private final Counters counters = new Counters();

    @Test
    void countsTogetherWhatHasOneName() {
        counters.tally("rows").add(2);
        counters.tally("requests").add(1);
        counters.tally("rows").add(3);
        assertThat(counters.counts())
                .containsExactly(new Status.Count("rows", 5, 0), new Status.Count("requests", 1, 0));
    }

    @Test
    void losesNothingThatManyThreadsCount() {
        IntStream.range(0, 100_000).parallel().forEach(i -> {
            counters.tally("rows").add(1);
            counters.flow("route").countDone();
            counters.flow("route").countFailed();
        });
        assertThat(counters.tally("rows").total()).isEqualTo(100_000);
        assertThat(counters.flow("route").done().total()).isEqualTo(100_000);
        assertThat(counters.flow("route").failed()).isEqualTo(100_000);
    }

    @Test
    void knowsRatesFromOneLookToTheNext() {
        counters.flow("route").countDone();
        counters.tally("rows").add(7);
        counters.sample(0);
        counters.flow("route").countDone();
        counters.tally("rows").add(20);
        counters.sample(2 * SECOND);
        assertThat(counters.tally("rows").perSecond()).isEqualTo(10);
        assertThat(counters.flow("route").done().perSecond()).isEqualTo(0.5);
    }
}
