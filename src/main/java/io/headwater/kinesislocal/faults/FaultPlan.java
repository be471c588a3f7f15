package io.headwater.kinesislocal.faults;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * How often which fault happens. The same plan does the same to the same requests in the same order.
 *
 * @param rates the probability of each fault, from 0 to 1: of those of records for each record, of the others for each
 *     request. Neither the ones nor the others may exceed 1 together, for at most one happens at a time
 * @param seed what the random numbers begin with
 * @param delay how late slow answers are; should exceed the timeout of the client
 * @param actions the API's names of the actions to which faults happen
 */
public record FaultPlan(Map<Fault, Double> rates, long seed, Duration delay, Set<String> actions) {
    private static final Duration DEFAULT_DELAY = Duration.ofSeconds(90);
    private static final Duration LONGEST_DELAY = Duration.ofDays(1);
    private static final Set<String> PUTS = Set.of("PutRecord", "PutRecords");

    /**
     * How often which fault happens.
     *
     * @throws IllegalArgumentException for a value that is not allowed
     */
    public FaultPlan {
        double ofRecords = 0;
        double ofRequests = 0;
        for (Map.Entry<Fault, Double> rate : rates.entrySet()) {
            double probability = rate.getValue();
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("The rate of "
                        + rate.getKey().label() + " is " + probability + ": a probability from 0 to 1 is allowed.");
            }
            if (rate.getKey().isOfRecords()) {
                ofRecords += probability;
            } else {
                ofRequests += probability;
            }
        }
        if (ofRecords > 1 || ofRequests > 1) {
            throw new IllegalArgumentException("The rates of faults of " + (ofRecords > 1 ? "records" : "requests")
                    + " are " + Math.max(ofRecords, ofRequests)
                    + " together. Lower them: only one happens at a time, so together they may be 1.");
        }
        if (delay.isNegative() || delay.isZero() || delay.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException("The delay of slow answers is " + delay + ": 1 ms to 1 day is allowed.");
        }
        rates = Map.copyOf(rates);
        actions = Set.copyOf(actions);
    }

    /** No faults. With rates added: to PutRecord and PutRecords, slow answers after 90 seconds. */
    public static FaultPlan none() {
        return new FaultPlan(Map.of(), 0, DEFAULT_DELAY, PUTS);
    }

    /**
     * Reads a plan from a text such as {@code internal-failure=0.01,reset-after=0.001,seed=7}.
     *
     * @param text the labels of faults with their rates, {@code seed=} a whole number, {@code delay=} a time such as 90s,
     *     {@code actions=} names with + between them; nothing at all means no faults
     * @throws IllegalArgumentException if it cannot be read; the message says what is allowed
     */
    public static FaultPlan parse(String text) {
        FaultPlan plan = none();
        for (String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                plan = FaultPlanText.add(plan, part.strip());
            } else if (!text.isBlank()) {
                throw new IllegalArgumentException("There is nothing between two commas of '" + text + "'.");
            }
        }
        return plan;
    }

    /** The same with another rate of a fault. */
    public FaultPlan with(Fault fault, double rate) {
        Map<Fault, Double> changed = new EnumMap<>(Fault.class);
        changed.putAll(rates);
        changed.put(fault, rate);
        return new FaultPlan(changed, seed, delay, actions);
    }

    /** The same with another seed. */
    public FaultPlan withSeed(long changed) {
        return new FaultPlan(rates, changed, delay, actions);
    }

    /** The same with another delay of slow answers. */
    public FaultPlan withDelay(Duration changed) {
        return new FaultPlan(rates, seed, changed, actions);
    }

    /** The same for other actions, such as GetRecords; faults of records happen to PutRecord and PutRecords only. */
    public FaultPlan withActions(String... changed) {
        return new FaultPlan(rates, seed, delay, new LinkedHashSet<>(Set.of(changed)));
    }
}
