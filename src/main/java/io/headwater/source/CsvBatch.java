package io.headwater.source;

import io.headwater.publishing.Row;
import java.util.List;

/**
 * Consecutive rows of a file.
 *
 * @param rows at least one, in the file's order
 * @param end the position behind them: where to go on once all of them and of the batches before are published
 */
public record CsvBatch(List<Row> rows, SourcePosition end) {
    /** Takes an unmodifiable copy. */
    public CsvBatch {
        rows = List.copyOf(rows);
    }
}
