package io.headwater.publishing;

/**
 * Where rows are stored: a part of one shard.
 *
 * @param shard the shard's id
 * @param first the least sequence number among the rows, a decimal number
 * @param last the greatest
 * @param rows how many
 */
public record StoredRows(String shard, String first, String last, long rows) {

    /** Rows that are stored in one record. */
    public StoredRows(String shard, String sequenceNumber, long rows) {
        this(shard, sequenceNumber, sequenceNumber, rows);
    }

    /** Both together, which must be of the same shard. */
    public StoredRows and(StoredRows other) {
        return new StoredRows(
                shard,
                isLess(other.first, first) ? other.first : first,
                isLess(last, other.last) ? other.last : last,
                rows + other.rows);
    }

    private static boolean isLess(String a, String b) {
        return a.length() == b.length() ? a.compareTo(b) < 0 : a.length() < b.length();
    }
}
