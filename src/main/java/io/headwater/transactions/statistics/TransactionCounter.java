package io.headwater.transactions.statistics;

import io.headwater.transactions.Transactions;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.Stream;

/** Counts transactions, a day at a time, in memory that does not depend on how many there are. Not thread-safe: one for a thread. */
final class TransactionCounter {
    private static final int SCENARIOS = TransactionStatistics.SCENARIOS;

    /** By scenario, from 0, which is none. */
    private final Tally.Counter[] byScenario =
            Stream.generate(Tally.Counter::new).limit(SCENARIOS + 1).toArray(Tally.Counter[]::new);

    private final BitSet customers = new BitSet();
    private final BitSet terminals = new BitSet();
    private final BitSet customersWithFraud = new BitSet();
    private final BitSet terminalsWithFraud = new BitSet();

    private final long[] dayByScenario = new long[SCENARIOS + 1];
    private final BitSet dayCustomersWithFraud = new BitSet();
    private final BitSet dayTerminalsWithFraud = new BitSet();

    /** Counts a day, counted from 0. */
    DayTally count(Transactions transactions, int day) {
        Arrays.fill(dayByScenario, 0);
        dayCustomersWithFraud.clear();
        dayTerminalsWithFraud.clear();
        transactions.visit(
                day,
                (id, txDay, secondOfDay, customer, terminal, cents, scenario) ->
                        add(secondOfDay, customer, terminal, cents, scenario));
        customersWithFraud.or(dayCustomersWithFraud);
        terminalsWithFraud.or(dayTerminalsWithFraud);
        return tally(transactions.date(day), transactions.size(day));
    }

    private void add(int secondOfDay, int customer, int terminal, long cents, int scenario) {
        byScenario[scenario].add(secondOfDay, cents);
        dayByScenario[scenario]++;
        customers.set(customer);
        terminals.set(terminal);
        if (scenario != 0) {
            dayCustomersWithFraud.set(customer);
            dayTerminalsWithFraud.set(terminal);
        }
    }

    private DayTally tally(LocalDate date, int transactions) {
        return new DayTally(
                date,
                transactions,
                Arrays.stream(dayByScenario).skip(1).boxed().toList(),
                dayCustomersWithFraud.cardinality(),
                dayTerminalsWithFraud.cardinality());
    }

    void addAll(TransactionCounter other) {
        for (int scenario = 0; scenario <= SCENARIOS; scenario++) {
            byScenario[scenario].addAll(other.byScenario[scenario]);
        }
        customers.or(other.customers);
        terminals.or(other.terminals);
        customersWithFraud.or(other.customersWithFraud);
        terminalsWithFraud.or(other.terminalsWithFraud);
    }

    /** The transactions of the scenarios from {@code first} to {@code last}; 0 is none. */
    Tally tally(int first, int last) {
        Tally.Counter sum = new Tally.Counter();
        for (int scenario = first; scenario <= last; scenario++) {
            sum.addAll(byScenario[scenario]);
        }
        return sum.tally();
    }

    int customers() {
        return customers.cardinality();
    }

    int terminals() {
        return terminals.cardinality();
    }

    int customersWithFraud() {
        return customersWithFraud.cardinality();
    }

    int terminalsWithFraud() {
        return terminalsWithFraud.cardinality();
    }
}
