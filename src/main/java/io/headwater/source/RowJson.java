package io.headwater.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes rows as JSON objects: the header's names in order, no spaces, UTF-8. Not thread-safe. */
final class RowJson {
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            // Off by default: Jackson would write an emoji as two escapes of six bytes each.
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .rootValueSeparator("")
            .build();

    private final int firstField;
    private final List<String> columns;
    private final SerializedString[] names;
    private final ColumnType[] types;
    private final LimitedBytes bytes;
    private final JsonGenerator generator;

    /** Writes rows of a file with this header, of which it keeps up to so many bytes each. */
    RowJson(CsvHeader header, List<ColumnType> types, int maxBytes) {
        this.firstField = header.droppedColumns();
        this.columns = header.columns();
        this.names = header.columns().stream().map(SerializedString::new).toArray(SerializedString[]::new);
        this.types = types.toArray(ColumnType[]::new);
        this.bytes = new LimitedBytes(maxBytes);
        try {
            this.generator = JSON.createGenerator(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the row, which must have as many fields as the header.
     *
     * @return how many bytes it takes; {@link #bytes} has them if they are not more than are kept
     */
    long write(CsvFields fields) throws BadRecordException {
        // Before the first byte: a half-written object would spoil the generator for the next row.
        requireNumbers(fields);
        bytes.reset();
        try {
            generator.writeStartObject();
            char[] text = fields.text();
            for (int column = 0; column < names.length; column++) {
                generator.writeFieldName(names[column]);
                int from = fields.start(firstField + column);
                int length = fields.end(firstField + column) - from;
                if (types[column] == ColumnType.TEXT) {
                    generator.writeString(text, from, length);
                } else if (length == 0) {
                    generator.writeNull();
                } else {
                    generator.writeNumber(text, from, length);
                }
            }
            generator.writeEndObject();
            generator.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.count();
    }

    /** A copy of the row written last. */
    byte[] bytes() {
        return bytes.toByteArray();
    }

    private void requireNumbers(CsvFields fields) throws BadRecordException {
        for (int column = 0; column < types.length; column++) {
            if (types[column] == ColumnType.NUMBER) {
                int from = fields.start(firstField + column);
                int to = fields.end(firstField + column);
                if (from < to && !ColumnType.isJsonNumber(fields.text(), from, to)) {
                    throw new BadRecordException(columns.get(column) + " is "
                            + BadRecordException.shown(fields.get(firstField + column))
                            + ", which is not a number as JSON writes it");
                }
            }
        }
    }
}
