package io.headwater.receipts;

import java.util.List;

/**
 * What became of the rows of a file. Rows are named by their places among those expected, from 0; of each kind of finding the first
 * few are told.
 *
 * @param expected rows that should be in the stream
 * @param present how many of them are
 * @param firstMissing rows that are not, in the order of the file; of equal rows the last ones count as missing
 * @param duplicates records that hold a row once more than the file does
 * @param firstDuplicates in the order in which they were read
 * @param foreign records that hold no row of the file
 * @param orderIsKnown whether order could be checked: not where the file does not tell the partition keys
 * @param late rows that came after one of the same key which stands behind them in the file
 * @param firstLate in the order of the file
 */
public record Account(
        long expected,
        long present,
        List<Integer> firstMissing,
        long duplicates,
        List<Duplicate> firstDuplicates,
        long foreign,
        boolean orderIsKnown,
        long late,
        List<Late> firstLate) {

    /** Takes copies of the lists. */
    public Account {
        firstMissing = List.copyOf(firstMissing);
        firstDuplicates = List.copyOf(firstDuplicates);
        firstLate = List.copyOf(firstLate);
    }

    /** A record that holds a row once more. */
    public record Duplicate(String shard, String sequenceNumber) {}

    /** A row, and the first one to be read of those that stand behind it and came before it. */
    public record Late(int row, int after) {}

    /** Rows that should be in the stream and are not. */
    public long missing() {
        return expected - present;
    }
}
