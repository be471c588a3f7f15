package io.headwater.publishing;

import java.util.List;

/**
 * What a sink said to one request, row by row: the rows that are not refused are stored for good.
 *
 * @param refused the rows that were not taken, in the order sent, each with the reason
 * @param stored where the others are, in the order sent; empty where the target has no shards
 */
public record Answer(List<Refused> refused, List<Stored> stored) {

    /** A row that was not taken, and why. */
    public record Refused(Row row, Refusal why) {}

    /** A row that was taken, and where it is. */
    public record Stored(Row row, String shard, String sequenceNumber) {}

    /** Takes copies. */
    public Answer {
        refused = List.copyOf(refused);
        stored = List.copyOf(stored);
    }

    /** Every row is stored, in a target without shards. */
    public static Answer allTaken() {
        return new Answer(List.of(), List.of());
    }

    /** These rows were refused for one reason, and only these. */
    public static Answer refused(List<Row> rows, Refusal why) {
        return new Answer(rows.stream().map(row -> new Refused(row, why)).toList(), List.of());
    }
}
