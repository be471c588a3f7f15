package io.headwater.transactions.statistics;

import java.time.LocalDate;
import java.util.List;

/**
 * What a day's transactions come to.
 *
 * @param transactions how many, frauds included
 * @param fraudsByScenario how many of them are frauds of scenario 1, 2 and 3
 * @param customersWithFraud how many customers have a fraud on this day: the handbook's compromised cards
 * @param terminalsWithFraud how many terminals have a fraud on this day
 */
public record DayTally(
        LocalDate date,
        long transactions,
        List<Long> fraudsByScenario,
        int customersWithFraud,
        int terminalsWithFraud) {
    /** Keeps a copy of the list. */
    public DayTally {
        fraudsByScenario = List.copyOf(fraudsByScenario);
    }

    /** How many frauds, of any scenario. */
    public long frauds() {
        return fraudsByScenario.stream().mapToLong(Long::longValue).sum();
    }
}
