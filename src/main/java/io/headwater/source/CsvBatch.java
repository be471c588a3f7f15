package io.headwater.source;

import io.headwater.publishing.Row;
import java.util.List;

/**
 * Consecutive rows of a file.
 *
 * @param rows those that can be published, in the file's order; may be none, where all were rejected
 * @param end the position behind them, and behind the rejected ones: where to go on once all of them and of the batches before
 *     are published
 * @param sha256 of the file before that position, in hexadecimal
 */
public record CsvBatch(List<Row> rows, SourcePosition end, String sha256) {
    /** Takes an unmodifiable copy. */
    public CsvBatch {
        rows = List.copyOf(rows);
    }
}
