package io.headwater.source;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** A {@link PartitionKey} applied to the columns of one file. */
interface RowKey {
    /**
     * The longest partition key, in characters.
     *
     * @see <a href="https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecordsRequestEntry.html">PutRecordsRequestEntry</a>
     */
    int MAX_CHARACTERS = 256;

    /** The partition key of this row. */
    String of(CsvFields fields) throws BadRecordException;

    /** The keys of a file with this header; throws {@link SourceException} when it has no such column. */
    static RowKey of(PartitionKey key, CsvHeader header, Path file) {
        if (key instanceof PartitionKey.Column column) {
            int field = header.fieldOf(
                    column.name(),
                    file,
                    "the partition key is to be column " + column.name(),
                    "Set publish.partition-key to one of these, or to random.");
            return new OfColumn(column.name(), field);
        }
        if (key instanceof PartitionKey.Random random) {
            RandomGenerator generator = random.generator();
            return fields -> HexFormat.of().toHexDigits(generator.nextLong());
        }
        return fields -> "";
    }

    /** The value of one column. */
    record OfColumn(String name, int field) implements RowKey {
        @Override
        public String of(CsvFields fields) throws BadRecordException {
            int length = fields.end(field) - fields.start(field);
            if (length == 0) {
                throw new BadRecordException("the partition key, " + name + ", is empty");
            }
            if (length > MAX_CHARACTERS) {
                throw new BadRecordException("the partition key, " + name + ", has " + length
                        + " characters, a key has at most " + MAX_CHARACTERS);
            }
            return fields.get(field);
        }
    }
}
