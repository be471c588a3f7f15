package io.headwater.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import io.headwater.random.NumpyRandom;
import io.headwater.random.PythonRandom;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The rules that the transactions of any parameters keep. What customers, terminals and fraudsters do is drawn again here, from the
 * random streams alone.
 */
class AnyParametersTest {
    @Property(tries = 60)
    void transactionsAreInOrderWithinTheirDaysAndNumberedWithoutGaps(@ForAll("parameters") Parameters parameters) {
        Transactions transactions = simulate(parameters);
        assertThat(transactions.days()).isEqualTo(parameters.days());
        List<Seen> all = Seen.all(transactions);
        assertThat(transactions.size()).isEqualTo(all.size());
        long before = 0;
        int id = 0;
        int day = 0;
        for (Seen seen : all) {
            assertThat(seen.id()).isEqualTo(id++);
            assertThat(seen.secondOfDay()).isBetween(1, 86_399);
            assertThat(seen.day()).isBetween(day, parameters.days() - 1);
            day = seen.day();
            long time = seen.day() * 86_400L + seen.secondOfDay();
            assertThat(time).isGreaterThanOrEqualTo(before);
            before = time;
        }
        for (day = 0; day < parameters.days(); day++) {
            int expected = day;
            assertThat(all.stream().filter(seen -> seen.day() == expected)).hasSize(transactions.size(day));
            assertThat(transactions.date(day)).isEqualTo(parameters.startDate().plusDays(day));
        }
    }

    @Property(tries = 60)
    void customersUseTheTerminalsCloserThanTheRadius(@ForAll("parameters") Parameters parameters) {
        NumpyRandom random = new NumpyRandom(parameters.seed());
        double[][] customers = new double[parameters.customers()][];
        for (int id = 0; id < customers.length; id++) {
            customers[id] = new double[] {random.uniform(0, 100), random.uniform(0, 100)};
            random.uniform(5, 100);
            random.uniform(0, 4);
        }
        random.seed(parameters.seed() + 1);
        double[][] terminals = new double[parameters.terminals()][];
        for (int id = 0; id < terminals.length; id++) {
            terminals[id] = new double[] {random.uniform(0, 100), random.uniform(0, 100)};
        }
        for (Seen seen : Seen.all(simulate(parameters))) {
            double[] customer = customers[seen.customer()];
            double[] terminal = terminals[seen.terminal()];
            assertThat(Math.hypot(customer[0] - terminal[0], customer[1] - terminal[1]))
                    .isLessThan(parameters.radius());
        }
    }

    @Property(tries = 60)
    void amountsAbove220AreTheOnesOfScenarioOne(@ForAll("parameters") Parameters parameters) {
        for (Seen seen : Seen.all(simulate(parameters))) {
            assertThat(seen.cents()).isNotNegative();
            if (seen.scenario() == 0) {
                assertThat(seen.cents()).isLessThanOrEqualTo(220_00);
            } else if (seen.scenario() == 1) {
                assertThat(seen.cents()).isGreaterThan(220_00);
            }
        }
    }

    @Property(tries = 60)
    void whatIsBoughtIn28DaysAtATerminalThatFellIsFraud(@ForAll("parameters") Parameters parameters) {
        List<Seen> all = Seen.all(simulate(parameters));
        BitSet[] fallen = new BitSet[parameters.days()];
        for (int day = 0; day < fallen.length; day++) {
            fallen[day] = new BitSet();
        }
        for (int day = 0; day < lastDay(all); day++) {
            for (int terminal : chosen(parameters, day, parameters.terminals(), 2)) {
                for (int each = day; each < Math.min(day + 28, fallen.length); each++) {
                    fallen[each].set(terminal);
                }
            }
        }
        for (Seen seen : all) {
            if (fallen[seen.day()].get(seen.terminal())) {
                assertThat(seen.scenario()).isBetween(2, 3);
            } else {
                assertThat(seen.scenario()).isNotEqualTo(2);
            }
        }
    }

    /** Each leak is drawn again: its customers, their transactions of 14 days, and the third of them that Python's sample takes. */
    @Property(tries = 60)
    void aThirdOfWhatIsBoughtIn14DaysWithALeakedCardIsFraudAtFiveTimesTheAmount(
            @ForAll("parameters") Parameters parameters) {
        List<Seen> all = Seen.all(simulate(parameters));
        int[] times = new int[all.size()];
        for (int day = 0; day < lastDay(all); day++) {
            int leakDay = day;
            BitSet cards = new BitSet();
            for (int customer : chosen(parameters, day, parameters.customers(), 3)) {
                cards.set(customer);
            }
            List<Seen> candidates = all.stream()
                    .filter(seen -> seen.day() >= leakDay && seen.day() < leakDay + 14 && cards.get(seen.customer()))
                    .toList();
            PythonRandom python = new PythonRandom(parameters.seed() + day);
            for (int index : python.sample(candidates.size(), candidates.size() / 3)) {
                times[(int) candidates.get(index).id()]++;
            }
        }
        for (Seen seen : all) {
            int multiplied = times[(int) seen.id()];
            assertThat(seen.scenario() == 3).isEqualTo(multiplied > 0);
            long factor = Math.round(Math.pow(5, multiplied));
            assertThat(seen.cents() % factor).isZero();
            // No one spends more than 12 deviations above the mean.
            assertThat(seen.cents() / factor).isLessThanOrEqualTo(700_00);
        }
    }

    @Property(tries = 30)
    void theSameParametersGiveTheSameTransactions(@ForAll("parameters") Parameters parameters) {
        assertThat(Seen.all(simulate(parameters))).isEqualTo(Seen.all(simulate(parameters)));
    }

    /** The start date is written beside the rows and changes nothing in them. */
    @Property(tries = 30)
    void theStartDateOnlyShiftsTheDates(@ForAll("parameters") Parameters parameters) {
        Parameters shifted = new Parameters(
                parameters.customers(),
                parameters.terminals(),
                parameters.days(),
                parameters.radius(),
                LocalDate.of(2024, 2, 28),
                parameters.seed(),
                Part.WHOLE);
        assertThat(Seen.all(simulate(shifted))).isEqualTo(Seen.all(simulate(parameters)));
    }

    @Provide
    Arbitrary<Parameters> parameters() {
        Arbitrary<Double> radii = Arbitraries.oneOf(
                Arbitraries.doubles().between(0, 150).ofScale(3), Arbitraries.of(0.0, 1e-9, 30.0, 150.0));
        Arbitrary<Long> seeds = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 100), Arbitraries.longs().between(0, NumpyRandom.MAX_SEED - 50));
        return Combinators.combine(
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.integers().between(1, 60),
                        Arbitraries.integers().between(1, 40),
                        radii,
                        seeds)
                .as((customers, terminals, days, radius, seed) ->
                        new Parameters(customers, terminals, days, radius, LocalDate.of(2018, 4, 1), seed, Part.WHOLE));
    }

    private static Transactions simulate(Parameters parameters) {
        return TransactionsSimulator.simulate(parameters, progress -> {});
    }

    private static int lastDay(List<Seen> all) {
        return all.isEmpty() ? 0 : all.get(all.size() - 1).day();
    }

    /** All, where there are not so many. */
    private static int[] chosen(Parameters parameters, int day, int population, int count) {
        return new NumpyRandom(parameters.seed() + day).choice(population, Math.min(count, population));
    }
}
