package io.headwater.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headwater.random.NumpyRandom;
import io.headwater.random.PythonRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Single dates of a world that goes on. */
class DailyTransactionsTest {
    private static final LocalDate DATE = LocalDate.of(2026, 11, 22);
    private static final long SEED = 7;

    private static DailyTransactions world(int customers, int terminals, double radius, long seed) {
        return new DailyTransactions(
                new Parameters(customers, terminals, 1, radius, LocalDate.EPOCH, seed, Part.WHOLE));
    }

    @Test
    void aDayOfTheFeedShowsAllScenariosAtAShareUnderOnePercent() {
        List<Seen> rows = Seen.all(world(50_000, 10_000, 5, 0).of(DATE));
        Map<Integer, Long> byScenario =
                rows.stream().collect(Collectors.groupingBy(Seen::scenario, Collectors.counting()));
        assertThat(rows).hasSizeBetween(90_000, 105_000);
        assertThat(byScenario.keySet()).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(byScenario.get(0)).isGreaterThan(rows.size() * 99L / 100);
    }

    @Test
    void aDateIsTheSameWheneverItIsMadeAndUnlikeItsNeighbours() {
        List<Seen> rows = Seen.all(world(500, 300, 10, SEED).of(DATE));
        DailyTransactions other = world(500, 300, 10, SEED);
        List<Seen> next = Seen.all(other.of(DATE.plusDays(1)));
        assertThat(Seen.all(other.of(DATE))).isEqualTo(rows);
        assertThat(timesOfDay(next)).isNotEqualTo(timesOfDay(rows));
        assertThat(timesOfDay(Seen.all(world(500, 300, 10, SEED + 500).of(DATE))))
                .isNotEqualTo(timesOfDay(rows));
    }

    private static List<Integer> timesOfDay(List<Seen> rows) {
        return rows.stream().map(Seen::secondOfDay).toList();
    }

    @Test
    void idsAndTimesGoOnFromDateToDate() {
        Transactions transactions = world(50, 30, 20, SEED).of(DATE);
        List<Seen> rows = Seen.all(transactions);
        assertThat(transactions.days()).isOne();
        assertThat(transactions.date(0)).isEqualTo(DATE);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i).id()).isEqualTo(20261122_00000000L + i);
            assertThat(rows.get(i).day()).isEqualTo(DATE.toEpochDay());
        }
    }

    /** A customer uses the same terminals on every date, since both stay where they are. */
    @Test
    void customersAndTerminalsStayWhereTheyAre() {
        DailyTransactions world = world(40, 400, 5, SEED);
        Population population = Population.draw(40, 400, 5, SEED);
        TerminalsInReach inReach = new TerminalsInReach(population.grid());
        for (int day = 0; day < 20; day++) {
            for (Seen row : Seen.all(world.of(DATE.plusDays(day)))) {
                int count = inReach.around(
                        population.customers().x(row.customer()),
                        population.customers().y(row.customer()));
                Set<Integer> allowed = new HashSet<>();
                for (int i = 0; i < count; i++) {
                    allowed.add(inReach.id(i));
                }
                assertThat(allowed).contains(row.terminal());
            }
        }
    }

    /**
     * The dates together are one dataset with the handbook's rules: which terminals are compromised and which transactions a
     * fraudster makes with leaked cards is worked out here from all rows of 70 dates, each made alone.
     */
    @Test
    void theFilesOfSeveralDatesAgreeOnTheirFrauds() {
        int customers = 60;
        int terminals = 400;
        int days = 70;
        DailyTransactions world = world(customers, terminals, 25, SEED);
        List<Seen> rows = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            rows.addAll(Seen.all(world.of(DATE.plusDays(day))));
        }
        int first = (int) DATE.toEpochDay();

        Set<Long> leaked = new HashSet<>();
        for (int day = first; day + 14 <= first + days; day++) {
            Set<Integer> cards = asSet(new NumpyRandom(SEED + day).choice(customers, 3));
            int leakDay = day;
            List<Seen> purchases = rows.stream()
                    .filter(row -> row.day() >= leakDay && row.day() < leakDay + 14)
                    .filter(row -> cards.contains(row.customer()))
                    .sorted(Comparator.comparingLong((Seen row) -> row.day() * 86_400L + row.secondOfDay())
                            .thenComparingInt(Seen::customer))
                    .toList();
            for (int index : new PythonRandom(SEED + day).sample(purchases.size(), purchases.size() / 3)) {
                leaked.add(purchases.get(index).id());
            }
        }
        // Before these dates one cannot see far enough back, nor after them far enough ahead.
        List<Seen> seen = rows.stream()
                .filter(row -> row.day() >= first + 27 && row.day() < first + days - 14)
                .toList();
        assertThat(seen).extracting(Seen::scenario).contains(0, 2, 3);
        for (Seen row : seen) {
            boolean compromised = false;
            for (int fell = row.day() - 27; fell <= row.day(); fell++) {
                compromised |=
                        asSet(new NumpyRandom(SEED + fell).choice(terminals, 2)).contains(row.terminal());
            }
            if (leaked.contains(row.id())) {
                assertThat(row.scenario()).as(row.toString()).isEqualTo(3);
            } else {
                assertThat(row.scenario()).as(row.toString()).isEqualTo(compromised ? 2 : row.cents() > 220_00 ? 1 : 0);
            }
        }
    }

    private static Set<Integer> asSet(int[] values) {
        return Arrays.stream(values).boxed().collect(Collectors.toSet());
    }

    @Test
    void saysWhichDatesThereAre() {
        DailyTransactions world = world(5, 5, 5, SEED);
        assertThat(world.of(LocalDate.of(1970, 1, 1)).days()).isOne();
        assertThat(world.of(LocalDate.of(9007, 12, 31)).days()).isOne();
        assertThatThrownBy(() -> world.of(LocalDate.of(1969, 12, 31)))
                .hasMessage("Simulating the transactions of 1969-12-31: the year must be from 1970 to 9007.");
    }
}
