package io.headwater.source;

import io.headwater.publishing.Row;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Makes the row to publish of a record's fields, or says why it cannot be published. Not thread-safe. */
final class RowMaker {
    /** What a row may take as JSON in any case, however short the rows of the file must be: names can be long. */
    private static final long LEAST_MAX_JSON_BYTES = 16 * 1024 * 1024;

    private final int fieldCount;
    private final RowKey rowKey;
    private final EventTime eventTime;
    private final RowJson json;
    private final long maxRecordBytes;

    RowMaker(CsvHeader header, CsvOptions options, Path file) {
        this.fieldCount = header.fieldCount();
        this.rowKey = RowKey.of(options.partitionKey(), header, file);
        this.eventTime = EventTime.of(options.replay(), header, file);
        // A control character is six bytes of JSON: without a limit a long row could become six times as long.
        this.maxRecordBytes =
                Math.min(options.maxRecordBytes(), Math.max(2L * options.maxRowBytes(), LEAST_MAX_JSON_BYTES));
        this.json = new RowJson(SentColumns.of(options.columns(), header, file), (int) maxRecordBytes);
    }

    /** The row of a record with this number in its file, counted from 0. */
    Row rowOf(CsvFields fields, long number) throws BadRecordException {
        if (fields.count() != fieldCount) {
            throw new BadRecordException(
                    fields.count() + (fields.count() == 1 ? " column" : " columns") + ", the header has " + fieldCount);
        }
        String key = rowKey.of(fields);
        long happened = eventTime.of(fields);
        long jsonBytes = json.write(fields);
        // A char is at most 3 bytes: the exact size need not be known for rows far from the limit.
        if (jsonBytes + 3L * key.length() > maxRecordBytes) {
            long recordBytes = jsonBytes + key.getBytes(StandardCharsets.UTF_8).length;
            if (recordBytes > maxRecordBytes) {
                throw new BadRecordException("the row takes " + recordBytes
                        + " bytes as JSON with its partition key, it may take at most " + maxRecordBytes);
            }
        }
        return new Row(json.bytes(), key, number, happened);
    }
}
