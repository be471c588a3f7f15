package io.headwater.source;

import java.util.Locale;

/**
 * How far a replay fell behind the times that its rows were due at.
 *
 * @param rows how many rows were released
 * @param meanMillis how late they were in the mean
 * @param maxMillis how late the latest was
 */
record Drift(long rows, double meanMillis, double maxMillis) {

    /** For a line in the log: {@code 0.4 ms late in the mean, 12.0 ms at most}. */
    String inWords() {
        return String.format(Locale.ROOT, "%,.1f ms late in the mean, %,.1f ms at most", meanMillis, maxMillis);
    }
}
