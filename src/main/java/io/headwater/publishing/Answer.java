package io.headwater.publishing;

import java.util.List;
import java.util.Optional;

/**
 * What a sink said to one request, row by row: the rows that are not refused are stored for good.
 *
 * @param refused the rows that were not taken, in the order sent
 * @param refusal why; empty exactly when nothing was refused
 */
public record Answer(List<Row> refused, Optional<Refusal> refusal) {

    /** Checks that rows are refused for a reason, and a reason is there for rows. */
    public Answer {
        if (refused.isEmpty() != refusal.isEmpty()) {
            throw new IllegalArgumentException(refused.size() + " rows refused, reason: " + refusal);
        }
    }

    /** Every row is stored. */
    public static Answer allTaken() {
        return new Answer(List.of(), Optional.empty());
    }

    /** These rows were refused, and only these. */
    public static Answer refused(List<Row> rows, Refusal why) {
        return new Answer(rows, Optional.of(why));
    }
}
