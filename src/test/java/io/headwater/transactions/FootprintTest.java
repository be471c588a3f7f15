package io.headwater.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FootprintTest {
    private static Parameters parameters(int customers, int days, Part part) {
        return new Parameters(customers, 1_000, days, 20, Parameters.PUBLISHED.startDate(), 0, part);
    }

    @Test
    void estimatesHowManyTransactionsThereWillBe() {
        for (Part part : new Part[] {Part.WHOLE, new Part(2, 3)}) {
            Parameters parameters = parameters(3_000, 5, part);

            int made =
                    TransactionsSimulator.simulate(parameters, progress -> {}).size();

            assertThat((double) Footprint.of(parameters).transactions() / made).isBetween(0.9, 1.1);
        }
    }

    @Test
    void eachOfTheSuggestedPartsFits() {
        long heap = 1_000_000_000;
        Parameters whole = parameters(1_000_000, 365, Part.WHOLE);
        assertThat(Footprint.of(whole).heapBytes()).isGreaterThan(heap);

        int parts = Footprint.of(whole).parts(heap);

        assertThat(parts).isBetween(20, 40);
        assertThat(Footprint.of(parameters(1_000_000, 365, new Part(parts, parts)))
                        .heapBytes())
                .isLessThan(heap);
        assertThat(Footprint.of(whole).parts(Footprint.of(whole).heapBytesOfPopulation()))
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void knowsWhenPositionsWouldNotFitAnInt() {
        Footprint tooMany = Footprint.of(parameters(100_000_000, 12, Part.WHOLE));

        assertThat(tooMany.fitsOneRun()).isFalse();
        assertThat(tooMany.parts(Long.MAX_VALUE)).isEqualTo(2);
        assertThat(Footprint.of(parameters(100_000_000, 12, new Part(1, 2))).fitsOneRun())
                .isTrue();
    }
}
