package io.headwater.transactions.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headwater.transactions.Parameters;
import io.headwater.transactions.Part;
import io.headwater.transactions.Transactions;
import io.headwater.transactions.TransactionsSimulator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Against counts of one row after the other, in a list. */
class TransactionStatisticsTest {
    private record Row(int day, int secondOfDay, int customer, int terminal, long cents, int scenario) {
        boolean isFraud() {
            return scenario != 0;
        }
    }

    private static Transactions simulate(int customers, int terminals, int days, double radius) {
        Parameters parameters =
                new Parameters(customers, terminals, days, radius, LocalDate.of(2024, 2, 27), 0, Part.WHOLE);
        return TransactionsSimulator.simulate(parameters, progress -> {});
    }

    private static List<Row> rows(Transactions transactions) {
        List<Row> rows = new ArrayList<>();
        for (int day = 0; day < transactions.days(); day++) {
            transactions.visit(
                    day,
                    (id, txDay, secondOfDay, customer, terminal, cents, scenario) ->
                            rows.add(new Row(txDay, secondOfDay, customer, terminal, cents, scenario)));
        }
        return rows;
    }

    @Property(tries = 20)
    void areThoseOfTheRows(
            @ForAll @IntRange(min = 1, max = 60) int customers,
            @ForAll @IntRange(min = 1, max = 80) int terminals,
            @ForAll @IntRange(min = 1, max = 45) int days,
            @ForAll @DoubleRange(min = 0, max = 40) double radius) {
        Transactions transactions = simulate(customers, terminals, days, radius);

        requireSame(TransactionStatistics.of(transactions), rows(transactions), transactions);
    }

    private static void requireSame(TransactionStatistics statistics, List<Row> rows, Transactions transactions) {
        requireSame(statistics.all(), rows, row -> true);
        requireSame(statistics.genuine(), rows, row -> row.scenario() == 0);
        requireSame(statistics.frauds(), rows, Row::isFraud);
        for (int scenario = 1; scenario <= 3; scenario++) {
            int wanted = scenario;
            requireSame(statistics.frauds(scenario), rows, row -> row.scenario() == wanted);
        }
        List<Row> frauds = rows.stream().filter(Row::isFraud).toList();
        assertThat(statistics.fraudShare()).isEqualTo(rows.isEmpty() ? 0 : (double) frauds.size() / rows.size());
        assertThat(statistics.customers()).isEqualTo(customers(rows));
        assertThat(statistics.terminals()).isEqualTo(terminals(rows));
        assertThat(statistics.customersWithFraud()).isEqualTo(customers(frauds));
        assertThat(statistics.terminalsWithFraud()).isEqualTo(terminals(frauds));

        List<DayTally> days = IntStream.range(0, transactions.days())
                .mapToObj(day -> naive(
                        transactions.date(day),
                        rows.stream().filter(row -> row.day() == day).toList()))
                .toList();
        assertThat(statistics.days()).isEqualTo(days);
    }

    private static void requireSame(Tally tally, List<Row> all, Predicate<Row> kind) {
        List<Row> rows = all.stream().filter(kind).toList();
        assertThat(tally.count()).isEqualTo(rows.size());

        long[] byHalfHour = new long[48];
        rows.forEach(row -> byHalfHour[row.secondOfDay() / 60 / 30]++);
        assertThat(tally.byHalfHour()).containsExactly(byHalfHour);

        long[] byTwenty = new long[21];
        rows.forEach(row -> byTwenty[(int) Math.min(20, row.cents() / 20_00)]++);
        assertThat(tally.amounts().histogram(20_00, 20)).containsExactly(byTwenty);

        long[] sorted = rows.stream().mapToLong(Row::cents).sorted().toArray();
        assertThat(tally.amounts().summary().isPresent()).isEqualTo(sorted.length > 0);
        tally.amounts().summary().ifPresent(summary -> {
            assertThat(summary.min()).isEqualTo(sorted[0]);
            assertThat(summary.max()).isEqualTo(sorted[sorted.length - 1]);
            assertThat(summary.mean()).isEqualTo(LongStream.of(sorted).average().orElseThrow());
            requireNear(summary.median(), sorted[(int) Math.ceil(sorted.length * 0.5) - 1]);
            requireNear(summary.percentile95(), sorted[(sorted.length * 95 + 99) / 100 - 1]);
        });
    }

    private static void requireNear(long cents, long exact) {
        assertThat(cents).isLessThanOrEqualTo(exact);
        assertThat(exact - cents).isLessThanOrEqualTo(exact / (1 << 15));
        if (exact < Amounts.LAST_BIN_ENDS) {
            assertThat(cents).isEqualTo(exact);
        }
    }

    private static DayTally naive(LocalDate date, List<Row> rows) {
        List<Row> frauds = rows.stream().filter(Row::isFraud).toList();
        List<Long> byScenario = IntStream.rangeClosed(1, 3)
                .mapToObj(scenario -> frauds.stream()
                        .filter(row -> row.scenario() == scenario)
                        .count())
                .toList();
        return new DayTally(date, rows.size(), byScenario, customers(frauds), terminals(frauds));
    }

    private static int customers(List<Row> rows) {
        return (int) rows.stream().mapToInt(Row::customer).distinct().count();
    }

    private static int terminals(List<Row> rows) {
        return (int) rows.stream().mapToInt(Row::terminal).distinct().count();
    }

    /** The numbers of rows and frauds are the published ones; what is fraud of scenario 1 is so for its amount. */
    @Test
    void ofThePublishedDatasetAreThePublishedOnes() {
        TransactionStatistics statistics =
                TransactionStatistics.of(TransactionsSimulator.simulate(Parameters.PUBLISHED, progress -> {}));

        assertThat(statistics.all().count()).isEqualTo(1_754_155);
        assertThat(statistics.frauds().count()).isEqualTo(14_681);
        assertThat(statistics.fraudShare()).isEqualTo(0.008369, within(0.000_000_5));
        assertThat(List.of(1, 2, 3))
                .extracting(scenario -> statistics.frauds(scenario).count())
                .containsExactly(973L, 9_077L, 4_631L);
        assertThat(statistics.days()).hasSize(183);
        assertThat(statistics.days().get(0).transactions()).isEqualTo(9_488);
        assertThat(statistics.genuine().amounts().summary().orElseThrow().max()).isLessThanOrEqualTo(220_00);
        assertThat(statistics.frauds(1).amounts().summary().orElseThrow().min()).isGreaterThan(220_00);
    }

    @Test
    void haveNoFiguresWhereThereAreNoTransactions() {
        Transactions none = simulate(20, 20, 3, 0);

        TransactionStatistics statistics = TransactionStatistics.of(none);

        requireSame(statistics, List.of(), none);
        assertThat(statistics.days()).hasSize(3).allMatch(day -> day.transactions() == 0 && day.frauds() == 0);
        assertThat(statistics.all().amounts().summary()).isEmpty();
    }

    @Test
    void knowNoOtherScenarios() {
        TransactionStatistics statistics = TransactionStatistics.of(simulate(1, 1, 1, 0));

        for (int scenario : List.of(0, 4)) {
            assertThatThrownBy(() -> statistics.frauds(scenario))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessage("Fraud scenario %d: must be from 1 to 3.".formatted(scenario));
        }
    }

    @Test
    void canNotBeChangedThroughWhatTheyHandOut() {
        Tally tally = TransactionStatistics.of(simulate(60, 80, 20, 40)).all();
        long[] before = tally.byHalfHour();

        tally.byHalfHour()[24] = -1;

        assertThat(tally.byHalfHour()).containsExactly(before);
    }
}
