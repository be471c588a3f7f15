package io.headwater.transactions.statistics;

import io.headwater.parallel.Processors;
import io.headwater.parallel.Spares;
import io.headwater.transactions.Transactions;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a person checks a dataset by: how many transactions and frauds, when, and of which amounts. Immutable. */
public final class TransactionStatistics {
    /** Fraud scenarios: 1, a high amount; 2, at a compromised terminal; 3, with a leaked card. */
    public static final int SCENARIOS = 3;

    private final List<DayTally> days;
    private final Tally all;
    private final Tally frauds;
    private final List<Tally> byScenario;
    private final int customers;
    private final int terminals;
    private final int customersWithFraud;
    private final int terminalsWithFraud;

    private TransactionStatistics(List<DayTally> days, TransactionCounter counter) {
        this.days = days;
        all = counter.tally(0, SCENARIOS);
        frauds = counter.tally(1, SCENARIOS);
        byScenario = IntStream.rangeClosed(0, SCENARIOS)
                .mapToObj(scenario -> counter.tally(scenario, scenario))
                .toList();
        customers = counter.customers();
        terminals = counter.terminals();
        customersWithFraud = counter.customersWithFraud();
        terminalsWithFraud = counter.terminalsWithFraud();
    }

    /**
     * Counts on all processors.
     *
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static TransactionStatistics of(Transactions transactions) {
        DayTally[] days = new DayTally[transactions.days()];
        Spares<TransactionCounter> counters = new Spares<>(TransactionCounter::new);
        Processors.each(days.length, day -> {
            TransactionCounter counter = counters.take();
            days[day] = counter.count(transactions, day);
            counters.giveBack(counter);
        });
        TransactionCounter total = counters.take();
        counters.takeAll().forEach(total::addAll);
        return new TransactionStatistics(Stream.of(days).toList(), total);
    }

    /** Each day in order, also those without a transaction. */
    public List<DayTally> days() {
        return days;
    }

    /** All transactions. */
    public Tally all() {
        return all;
    }

    /** The transactions that are no fraud. */
    public Tally genuine() {
        return byScenario.get(0);
    }

    /** The frauds. */
    public Tally frauds() {
        return frauds;
    }

    /**
     * The frauds of a scenario.
     *
     * @param scenario from 1 to {@link #SCENARIOS}
     */
    public Tally frauds(int scenario) {
        if (scenario < 1 || scenario > SCENARIOS) {
            throw new IndexOutOfBoundsException(
                    "Fraud scenario %d: must be from 1 to %d.".formatted(scenario, SCENARIOS));
        }
        return byScenario.get(scenario);
    }

    /** Frauds as a part of all transactions, from 0 to 1; 0 if there are none. */
    public double fraudShare() {
        return all.count() == 0 ? 0 : (double) frauds.count() / all.count();
    }

    /** How many customers have a transaction. */
    public int customers() {
        return customers;
    }

    /** How many terminals have a transaction. */
    public int terminals() {
        return terminals;
    }

    /** How many customers have a fraud. */
    public int customersWithFraud() {
        return customersWithFraud;
    }

    /** How many terminals have a fraud. */
    public int terminalsWithFraud() {
        return terminalsWithFraud;
    }
}
