package io.headwater.stocks.streaming;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headwater.stocks.DailyBar;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * What a row looks like: a JSON object of these fields in this order and a line break; prices with every digit that the provider
 * wrote. A row with a label has it in a further field, {@code Source}, whatever the fields are.
 *
 * @param fields some of {@link #FIELDS}, each once
 * @param keyIsSymbol whether the partition key is the symbol, instead of the date
 */
record RowFormat(List<String> fields, boolean keyIsSymbol) {
    static final String SYMBOL = "Symbol";
    private static final String SOURCE = "Source";

    /** All there are. */
    static final List<String> FIELDS = List.of(SYMBOL, "Date", "Open", "High", "Low", "Close", "Adj Close", "Volume");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    /** Takes a copy. */
    RowFormat {
        fields = List.copyOf(fields);
    }

    String key(String symbol, DailyBar bar) {
        return keyIsSymbol ? symbol : bar.date().toString();
    }

    String line(String symbol, DailyBar bar, Optional<String> label) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            json.writeStartObject();
            for (String field : fields) {
                json.writeFieldName(field);
                writeValue(json, field, symbol, bar);
            }
            if (label.isPresent()) {
                json.writeStringField(SOURCE, label.get());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Text does not fail", e);
        }
        return text.append('\n').toString();
    }

    private static void writeValue(JsonGenerator json, String field, String symbol, DailyBar bar) throws IOException {
        switch (field) {
            case SYMBOL -> json.writeString(symbol);
            case "Date" -> json.writeString(bar.date().toString());
            case "Open" -> json.writeNumber(bar.open());
            case "High" -> json.writeNumber(bar.high());
            case "Low" -> json.writeNumber(bar.low());
            case "Close" -> json.writeNumber(bar.close());
            case "Volume" -> json.writeNumber(bar.volume());
            case "Adj Close" -> {
                if (bar.adjClose().isPresent()) {
                    json.writeNumber(bar.adjClose().get());
                } else {
                    json.writeNull();
                }
            }
            default -> throw new IllegalStateException("There is no field " + field);
        }
    }
}
