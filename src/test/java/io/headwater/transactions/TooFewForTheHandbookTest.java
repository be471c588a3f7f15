package io.headwater.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the handbook's program fails, since it cannot choose three of two: all there are fall or leak, and no rows are no error. */
class TooFewForTheHandbookTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void allCardsLeakWhereThereAreFewerThanThree(int customers) {
        LeakedCards leaked = LeakedCards.draw(customers, 5, 7);
        for (int day = 0; day < 5; day++) {
            assertThat(leaked.on(day)).hasSize(customers).doesNotHaveDuplicates();
        }
        // Every window holds all transactions of its days: a third of those of the first leak are fraud, and more with
        // each leak.
        List<Seen> all = simulate(customers, 20, 30);
        long fraudulent = all.stream().filter(seen -> seen.scenario() == 3).count();
        assertThat(fraudulent).isGreaterThan(all.size() / 3);
        assertThat(all.stream().map(Seen::customer).distinct()).hasSize(customers);
    }

    @Test
    void theOnlyTerminalFallsEachDay() {
        assertThat(simulate(10, 1, 30)).isNotEmpty().allSatisfy(seen -> assertThat(seen.scenario())
                .isBetween(2, 3));
    }

    /** Nothing fell before a run of one day. */
    @Test
    void aRunOfOneDayHasNoFraudOfTheOtherScenarios() {
        assertThat(simulate(2, 1, 1)).isNotEmpty().allSatisfy(seen -> assertThat(seen.scenario())
                .isLessThan(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 40})
    void aRadiusOfNothingGivesDaysWithoutTransactions(int days) {
        List<Double> progress = new ArrayList<>();
        Transactions none = TransactionsSimulator.simulate(
                new Parameters(30, 30, days, 0, LocalDate.of(2018, 4, 1), 0, Part.WHOLE), progress::add);
        assertThat(none.days()).isEqualTo(days);
        assertThat(none.size()).isZero();
        assertThat(Seen.all(none)).isEmpty();
        assertThat(progress).last().isEqualTo(1.0);
    }

    private static List<Seen> simulate(int customers, int terminals, int days) {
        return Seen.all(TransactionsSimulator.simulate(
                new Parameters(customers, terminals, days, 150, LocalDate.of(2018, 4, 1), 7, Part.WHOLE),
                progress -> {}));
    }
}
