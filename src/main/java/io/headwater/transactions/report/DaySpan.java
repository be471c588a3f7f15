package io.headwater.transactions.report;

import io.headwater.transactions.statistics.DayTally;
import io.headwater.transactions.statistics.TransactionStatistics;
import java.time.LocalDate;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Some days that follow each other, shown as one.
 *
 * @param first the first day
 * @param days how many days
 * @param transactions on all these days, as are the frauds
 * @param fraudsByScenario frauds of scenario 1, 2 and 3
 * @param customersWithFraud customers with a fraud on a day, summed over the days
 * @param terminalsWithFraud terminals with a fraud on a day, summed over the days
 */
record DaySpan(
        LocalDate first,
        int days,
        long transactions,
        List<Long> fraudsByScenario,
        long customersWithFraud,
        long terminalsWithFraud) {

    /** @param days at least one */
    static DaySpan of(List<DayTally> days) {
        List<Long> fraudsByScenario = IntStream.range(0, TransactionStatistics.SCENARIOS)
                .mapToObj(scenario -> sum(days, day -> day.fraudsByScenario().get(scenario)))
                .toList();
        return new DaySpan(
                days.get(0).date(),
                days.size(),
                sum(days, DayTally::transactions),
                fraudsByScenario,
                sum(days, DayTally::customersWithFraud),
                sum(days, DayTally::terminalsWithFraud));
    }

    private static long sum(List<DayTally> days, ToLongFunction<DayTally> figure) {
        return days.stream().mapToLong(figure).sum();
    }

    /** Frauds of any scenario. */
    long frauds() {
        return fraudsByScenario.stream().mapToLong(Long::longValue).sum();
    }
}
