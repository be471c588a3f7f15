package io.headwater.transactions.report;

/**
 * Bars of characters.
 *
 * @param width the characters of the longest bar
 * @param highest the value of the longest bar, from 0 on
 */
record Bars(int width, double highest) {
    /** As long as the value, from 0 to the highest, asks for; a dot for one that is too small for a bar but not 0. */
    String of(double value) {
        if (value <= 0 || highest <= 0) {
            return "";
        }
        int length = (int) Math.round(value / highest * width);
        return length == 0 ? "." : "#".repeat(length);
    }
}
