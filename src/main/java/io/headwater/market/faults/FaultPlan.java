package io.headwater.market.faults;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often which fault happens. The same plan does the same to the same messages.
 *
 * @param rates the probability of each fault, from 0 to 1; at most one happens to a message, so together they may be 1
 * @param seed what the random numbers begin with
 * @param lateBy how many messages are made before a late one is sent, from 1 to {@value #LATEST}
 */
public record FaultPlan(Map<Fault, Double> rates, long seed, int lateBy) {
    /** What a late message waits for at most: it waits in memory. */
    public static final int LATEST = 100_000;

    private static final int DEFAULT_LATE_BY = 100;

    /** No faults. */
    public static final FaultPlan NONE = new FaultPlan(Map.of(), 0, DEFAULT_LATE_BY);

    /**
     * How often which fault happens.
     *
     * @throws IllegalArgumentException for a value that is not allowed
     */
    public FaultPlan {
        double sum = 0;
        for (Map.Entry<Fault, Double> rate : rates.entrySet()) {
            double probability = rate.getValue();
            if (!(probability >= 0 && probability <= 1)) {
                throw wrong(
                        rate.getKey().label(),
                        String.valueOf(probability),
                        "a probability from 0 to 1, such as 0.01",
                        null);
            }
            sum += probability;
        }
        if (sum > 1) {
            throw new IllegalArgumentException("The rates of the faults are " + sum
                    + " together. Lower them: at most one happens to a message, so together they may be 1.");
        }
        if (lateBy < 1 || lateBy > LATEST) {
            throw wrong("late-by", String.valueOf(lateBy), LATE_BY_ALLOWED, null);
        }
        rates = Map.copyOf(rates);
    }

    private static final String LATE_BY_ALLOWED = "a whole number of messages from 1 to " + LATEST;

    /**
     * Reads a plan from a text such as {@code late=0.01,dropped=0.001,seed=7}.
     *
     * @param text the labels of faults with their rates, {@code seed=} a whole number, {@code late-by=} a number of messages; nothing at all
     *     means no faults
     * @throws IllegalArgumentException if it cannot be read; the message says what is allowed
     */
    public static FaultPlan parse(String text) {
        FaultPlan plan = NONE;
        for (String part : text.split(",", -1)) {
            if (!part.isBlank()) {
                plan = plan.with(part.strip());
            } else if (!text.isBlank()) {
                throw new IllegalArgumentException("There is nothing between two commas of '" + text + "'.");
            }
        }
        return plan;
    }

    /** Whether nothing ever goes wrong. */
    public boolean isNone() {
        return rates.values().stream().allMatch(rate -> rate == 0);
    }

    private FaultPlan with(String part) {
        int equals = part.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("'" + part + "' has no value: write it as in late=0.01.");
        }
        String key = part.substring(0, equals).strip();
        String value = part.substring(equals + 1).strip();
        try {
            return switch (key) {
                case "seed" -> new FaultPlan(rates, Long.parseLong(value), lateBy);
                case "late-by" -> new FaultPlan(rates, seed, Integer.parseInt(value));
                default -> with(fault(key), Double.parseDouble(value));
            };
        } catch (NumberFormatException notANumber) {
            throw wrong(
                    key,
                    value,
                    switch (key) {
                        case "seed" -> "a whole number";
                        case "late-by" -> LATE_BY_ALLOWED;
                        default -> "a probability from 0 to 1, such as 0.01";
                    },
                    notANumber);
        }
    }

    private FaultPlan with(Fault fault, double rate) {
        Map<Fault, Double> changed = new EnumMap<>(Fault.class);
        changed.putAll(rates);
        changed.put(fault, rate);
        return new FaultPlan(changed, seed, lateBy);
    }

    private static Fault fault(String label) {
        return Fault.of(label)
                .orElseThrow(() -> new IllegalArgumentException("'" + label + "' is no fault. There are: "
                        + Fault.labels() + "; beside them stand seed and late-by."));
    }

    private static IllegalArgumentException wrong(String key, String value, String allowed, @Nullable Throwable cause) {
        return new IllegalArgumentException(key + " is '" + value + "'. Allowed: " + allowed + ".", cause);
    }
}
