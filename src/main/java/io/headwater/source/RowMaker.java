package io.headwater.source;

import io.headwater.publishing.Row;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Makes the row to publish of a record's fields, or says why it cannot be published. Not thread-safe. */
final class RowMaker {
    private final int fieldCount;
    private final RowKey rowKey;
    private final RowJson json;
    private final long maxRecordBytes;

    RowMaker(CsvHeader header, CsvOptions options, Path file) {
        this.fieldCount = header.fieldCount();
        this.rowKey = RowKey.of(options.partitionKey(), header, file);
        this.json = new RowJson(header, ColumnTypes.of(header.columns()));
        this.maxRecordBytes = options.maxRecordBytes();
    }

    Row rowOf(CsvFields fields) throws BadRecordException {
        if (fields.count() != fieldCount) {
            throw new BadRecordException(
                    fields.count() + (fields.count() == 1 ? " column" : " columns") + ", the header has " + fieldCount);
        }
        String key = rowKey.of(fields);
        byte[] data = json.write(fields);
        // A char is at most 3 bytes: the exact size need not be known for rows far from the limit.
        if (data.length + 3L * key.length() > maxRecordBytes) {
            long recordBytes = data.length + (long) key.getBytes(StandardCharsets.UTF_8).length;
            if (recordBytes > maxRecordBytes) {
                throw new BadRecordException("the row takes " + recordBytes
                        + " bytes as JSON with its partition key, the target takes at most " + maxRecordBytes);
            }
        }
        return new Row(data, key);
    }
}
