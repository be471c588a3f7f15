package io.headwater.kinesislocal.faults;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a part of a plan is written. */
final class FaultPlanText {
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m)");
    private static final Pattern ACTIONS = Pattern.compile("[A-Za-z]+(\\+[A-Za-z]+)*");

    private FaultPlanText() {}

    static FaultPlan add(FaultPlan plan, String part) {
        int equals = part.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("'" + part + "' has no value: write it as in internal-failure=0.01.");
        }
        String key = part.substring(0, equals).strip();
        String value = part.substring(equals + 1).strip();
        return switch (key) {
            case "seed" -> plan.withSeed(seed(value));
            case "delay" -> plan.withDelay(delay(value));
            case "actions" -> plan.withActions(actions(value));
            default ->
                plan.with(
                        Fault.of(key)
                                .orElseThrow(() -> new IllegalArgumentException("'" + key
                                        + "' is no fault. There are: " + Fault.labels()
                                        + "; beside them stand seed, delay and actions.")),
                        rate(key, value));
        };
    }

    private static double rate(String key, String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException notANumber) {
            throw wrong(key, value, "a probability from 0 to 1, such as 0.01", notANumber);
        }
    }

    private static long seed(String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException notANumber) {
            throw wrong("seed", value, "a whole number", notANumber);
        }
    }

    private static Duration delay(String value) {
        Matcher time = TIME.matcher(value);
        if (!time.matches()) {
            throw wrong("delay", value, "a time such as 500ms, 90s or 2m", null);
        }
        long amount = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    private static String[] actions(String value) {
        if (!ACTIONS.matcher(value).matches()) {
            throw wrong("actions", value, "names with + between them, such as PutRecords+GetRecords", null);
        }
        return value.split("\\+", -1);
    }

    private static IllegalArgumentException wrong(String key, String value, String allowed, @Nullable Throwable cause) {
        return new IllegalArgumentException(key + " is '" + value + "'. Allowed: " + allowed + ".", cause);
    }
}
