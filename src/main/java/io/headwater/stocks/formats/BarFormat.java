package io.headwater.stocks.formats;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headwater.stocks.DailyBar;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** How bars are handed out: the columns of a symbol's history, behind a Symbol where there are several, before a Source where one is labelled. */
public enum BarFormat {
    /** A header and a line a bar. */
    CSV {
        @Override
        public String write(List<SymbolBars> all) {
            boolean isLabelled = isLabelled(all);
            StringBuilder text = new StringBuilder(all.size() > 1 ? "Symbol," : "")
                    .append(BarCsv.HEADER)
                    .append(isLabelled ? ",Source" : "")
                    .append('\n');
            for (SymbolBars each : all) {
                for (DailyBar bar : each.bars()) {
                    if (all.size() > 1) {
                        text.append(each.symbol()).append(',');
                    }
                    BarCsv.appendTo(text, bar);
                    if (isLabelled) {
                        text.append(',').append(each.label().orElse(""));
                    }
                    text.append('\n');
                }
            }
            return text.toString();
        }
    },

    /** One array with an object a bar. */
    JSON {
        @Override
        public String write(List<SymbolBars> all) {
            StringWriter text = new StringWriter();
            try (JsonGenerator json = MAPPER.createGenerator(text)) {
                json.writeStartArray();
                for (SymbolBars each : all) {
                    for (DailyBar bar : each.bars()) {
                        json.writeRaw('\n');
                        writeBar(json, each, bar, all.size() > 1);
                    }
                }
                json.writeRaw('\n');
                json.writeEndArray();
            } catch (IOException e) {
                throw new UncheckedIOException("Text does not fail", e);
            }
            return text.append('\n').toString();
        }
    };

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    /** The bars as text, which ends with a line break. */
    public abstract String write(List<SymbolBars> all);

    /** Its name in options, and the end of its files' names. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static boolean isLabelled(List<SymbolBars> all) {
        return all.stream().anyMatch(each -> each.label().isPresent());
    }

    private static void writeBar(JsonGenerator json, SymbolBars of, DailyBar bar, boolean withSymbol)
            throws IOException {
        json.writeStartObject();
        if (withSymbol) {
            json.writeStringField("Symbol", of.symbol());
        }
        json.writeStringField("Date", bar.date().toString());
        json.writeNumberField("Open", bar.open());
        json.writeNumberField("High", bar.high());
        json.writeNumberField("Low", bar.low());
        json.writeNumberField("Close", bar.close());
        json.writeFieldName("Adj Close");
        if (bar.adjClose().isPresent()) {
            json.writeNumber(bar.adjClose().get());
        } else {
            json.writeNull();
        }
        json.writeNumberField("Volume", bar.volume());
        if (of.label().isPresent()) {
            json.writeStringField("Source", of.label().get());
        }
        json.writeEndObject();
    }
}
