package io.headwater.transactions.report;

import io.headwater.transactions.Parameters;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Numbers and parameters in words of English, whatever the machine's language is. */
final class English {
    private static final List<String> SCENARIOS = List.of("high amount", "compromised terminal", "leaked card");
    private static final int MINUTES_AN_HOUR = 60;

    private English() {}

    /** Like {@code 1,754,155}. */
    static String count(long count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }

    /** Like {@code 80.2}, and from a thousand on {@code 9,586}. */
    static String average(double average) {
        return String.format(Locale.ENGLISH, average < 999.95 ? "%.1f" : "%,.0f", average);
    }

    /** Hundredths like {@code 1,234.50}. */
    static String amount(long cents) {
        return String.format(Locale.ENGLISH, "%,.2f", BigDecimal.valueOf(cents, 2));
    }

    /** In percent, without the sign: {@code 0.84}; a dash where there is nothing to have a share of. */
    static String percent(long part, long whole) {
        return whole == 0 ? "-" : String.format(Locale.ENGLISH, "%.2f", 100.0 * part / whole);
    }

    /** Like {@code 0.84 %}. */
    static String percentSign(long part, long whole) {
        return whole == 0 ? "-" : percent(part, whole) + " %";
    }

    /** Like {@code 02:30}; 24:00 is the end of a day. */
    static String timeOfDay(int minutes) {
        return String.format(Locale.ENGLISH, "%02d:%02d", minutes / MINUTES_AN_HOUR, minutes % MINUTES_AN_HOUR);
    }

    /** What makes a fraud one of this scenario, from 1 on. */
    static String scenario(int scenario) {
        return SCENARIOS.get(scenario - 1);
    }

    /** What the dataset was made from. */
    static String parameters(Parameters parameters) {
        return "%s, %s, %s from %s, radius %s, seed %s%s"
                .formatted(
                        some(parameters.customers(), "customer"),
                        some(parameters.terminals(), "terminal"),
                        some(parameters.days(), "day"),
                        parameters.startDate(),
                        radius(parameters.radius()),
                        String.valueOf(parameters.seed()),
                        parameters.part().isWhole() ? "" : ", part " + parameters.part());
    }

    /** Like {@code 1 day}, {@code 2 days}. */
    static String some(long count, String thing) {
        return count(count) + " " + thing + (count == 1 ? "" : "s");
    }

    private static String radius(double radius) {
        String text = String.valueOf(radius);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
