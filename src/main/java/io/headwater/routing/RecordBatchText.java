package io.headwater.routing;

import io.headwater.kinesis.RecordBatch;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConversionException;
import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.support.TypeConverterSupport;

/** What a step that wants bytes or text, such as an HTTP request, makes of a batch of records: a line each. */
final class RecordBatchText extends TypeConverterSupport {
    private RecordBatchText() {}

    static void addTo(TypeConverterRegistry converters) {
        for (Class<?> type : List.of(byte[].class, InputStream.class, String.class)) {
            converters.addTypeConverter(type, RecordBatch.class, new RecordBatchText());
        }
    }

    @Override
    public <T> T convertTo(Class<T> type, Exchange exchange, Object value) {
        byte[] lines = ((RecordBatch) value).lines();
        if (type.equals(String.class)) {
            return type.cast(new String(lines, StandardCharsets.UTF_8));
        }
        if (type.equals(InputStream.class)) {
            return type.cast(new ByteArrayInputStream(lines));
        }
        if (type.equals(byte[].class)) {
            return type.cast(lines);
        }
        throw new TypeConversionException(value, type, null);
    }
}
