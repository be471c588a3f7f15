package io.headwater.soak;

import java.util.List;
import java.util.Map;

/**
 * What became of a scenario.
 *
 * @param kills those that hit while files were to be delivered
 * @param killsInTheMiddle those that hit a file that was begun
 * @param bound how many duplicates the promises allow for
 * @param wrong whatever breaks a promise, in words
 */
record Outcome(
        Scenario scenario,
        int kills,
        int killsInTheMiddle,
        int stops,
        Account account,
        long bound,
        Map<String, Long> injected,
        List<String> wrong) {
    /** Rows, counted. */
    record Account(
            long rows, long arrived, long rejected, long missing, long foreign, long duplicates, long outOfOrder) {}
}
