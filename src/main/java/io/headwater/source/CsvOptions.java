package io.headwater.source;

import io.headwater.columns.ColumnChoice;
import java.util.Optional;

/**
 * How a source file is read.
 *
 * @param partitionKey where each row's partition key comes from
 * @param batchSize rows in a batch, from 1
 * @param maxRowBytes the longest row to hold in memory, in bytes of the file without the line end, 1 to 512 MiB; longer ones are
 *     rejected
 * @param maxRecordBytes the most that JSON and partition key (UTF-8) may take together; larger rows are rejected, and in any
 *     case those that take more than both 16 MiB and twice {@code maxRowBytes}
 * @param columns what of a row is sent
 * @param replay at which times rows are sent; nothing: as soon as they can be
 */
public record CsvOptions(
        PartitionKey partitionKey,
        int batchSize,
        int maxRowBytes,
        long maxRecordBytes,
        ColumnChoice columns,
        Optional<Replay> replay) {
    private static final int DEFAULT_BATCH_SIZE = 500;
    private static final int DEFAULT_MAX_ROW_BYTES = 10 * 1024 * 1024;
    private static final int MAX_MAX_ROW_BYTES = 512 * 1024 * 1024;

    /** Checks the ranges; throws {@link IllegalArgumentException}. */
    public CsvOptions {
        if (batchSize < 1) {
            throw new IllegalArgumentException("A batch must have at least 1 row, not " + batchSize);
        }
        if (maxRowBytes < 1 || maxRowBytes > MAX_MAX_ROW_BYTES) {
            throw new IllegalArgumentException(
                    "The longest row allowed must be 1 to " + MAX_MAX_ROW_BYTES + " bytes, not " + maxRowBytes);
        }
        if (maxRecordBytes < 1) {
            throw new IllegalArgumentException("A record must be allowed at least 1 byte, not " + maxRecordBytes);
        }
    }

    /** Batches of 500, rows of up to 10 MiB, no further limit to the record, all columns, as fast as possible. */
    public static CsvOptions keyedBy(PartitionKey partitionKey) {
        return new CsvOptions(
                partitionKey,
                DEFAULT_BATCH_SIZE,
                DEFAULT_MAX_ROW_BYTES,
                Long.MAX_VALUE,
                ColumnChoice.ALL,
                Optional.empty());
    }

    /** The same with another batch size. */
    public CsvOptions withBatchSize(int rows) {
        return new CsvOptions(partitionKey, rows, maxRowBytes, maxRecordBytes, columns, replay);
    }

    /** The same with another longest row. */
    public CsvOptions withMaxRowBytes(int bytes) {
        return new CsvOptions(partitionKey, batchSize, bytes, maxRecordBytes, columns, replay);
    }

    /** The same with another largest record. */
    public CsvOptions withMaxRecordBytes(long bytes) {
        return new CsvOptions(partitionKey, batchSize, maxRowBytes, bytes, columns, replay);
    }

    /** The same with another choice of columns. */
    public CsvOptions withColumns(ColumnChoice choice) {
        return new CsvOptions(partitionKey, batchSize, maxRowBytes, maxRecordBytes, choice, replay);
    }

    /** The same, with rows sent at the times that this replay gives them. */
    public CsvOptions withReplay(Replay wanted) {
        return new CsvOptions(partitionKey, batchSize, maxRowBytes, maxRecordBytes, columns, Optional.of(wanted));
    }
}
