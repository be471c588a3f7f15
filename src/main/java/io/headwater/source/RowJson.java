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

/** Writes rows as JSON objects: one name a column in order, no spaces, UTF-8. Not thread-safe. */
final class RowJson {
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            // Off by default: Jackson would write an emoji as two escapes of six bytes each.
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .rootValueSeparator("")
            .build();

    private final List<SentColumn> columns;
    private final int[] places;
    private final SerializedString[] names;
    private final Conversion[] conversions;
    private final LimitedBytes bytes;
    private final JsonGenerator generator;

    /** Writes rows with these columns, of which it keeps up to so many bytes each. */
    RowJson(List<SentColumn> columns, int maxBytes) {
        this.columns = columns;
        this.places = columns.stream().mapToInt(SentColumn::field).toArray();
        this.names = columns.stream()
                .map(column -> new SerializedString(column.name()))
                .toArray(SerializedString[]::new);
        this.conversions =
                columns.stream().map(column -> Conversion.to(column.type())).toArray(Conversion[]::new);
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
        requireTyped(fields);
        bytes.reset();
        try {
            generator.writeStartObject();
            char[] text = fields.text();
            for (int column = 0; column < places.length; column++) {
                generator.writeFieldName(names[column]);
                int from = fields.start(places[column]);
                conversions[column].write(generator, text, from, fields.end(places[column]) - from);
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

    private void requireTyped(CsvFields fields) throws BadRecordException {
        char[] text = fields.text();
        for (int column = 0; column < places.length; column++) {
            int from = fields.start(places[column]);
            int to = fields.end(places[column]);
            if (from < to && !conversions[column].accepts(text, from, to)) {
                throw new BadRecordException(columns.get(column).column() + " is "
                        + BadRecordException.shown(fields.get(places[column])) + ", which is not "
                        + conversions[column].allowed());
            }
        }
    }
}
