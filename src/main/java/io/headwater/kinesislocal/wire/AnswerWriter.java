package io.headwater.kinesislocal.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;

/** Writes the fields of one structure of an answer. */
public final class AnswerWriter {
    private final JsonGenerator generator;
    private final WireFormat format;

    AnswerWriter(JsonGenerator generator, WireFormat format) {
        this.generator = generator;
        this.format = format;
    }

    /** A string. */
    public AnswerWriter text(String name, String value) throws IOException {
        generator.writeStringField(name, wellFormed(value));
        return this;
    }

    /** A whole number. */
    public AnswerWriter number(String name, long value) throws IOException {
        generator.writeNumberField(name, value);
        return this;
    }

    /** A truth value. */
    public AnswerWriter flag(String name, boolean value) throws IOException {
        generator.writeBooleanField(name, value);
        return this;
    }

    /** A time, to the millisecond. */
    public AnswerWriter time(String name, Instant value) throws IOException {
        generator.writeFieldName(name);
        format.writeTime(generator, value.toEpochMilli());
        return this;
    }

    /** Bytes: a part of an array. */
    public AnswerWriter blob(String name, byte[] bytes, int offset, int length) throws IOException {
        generator.writeFieldName(name);
        generator.writeBinary(bytes, offset, length);
        return this;
    }

    /** A list of strings. */
    public AnswerWriter texts(String name, Collection<String> values) throws IOException {
        generator.writeArrayFieldStart(name);
        for (String value : values) {
            generator.writeString(value);
        }
        generator.writeEndArray();
        return this;
    }

    /** A structure. */
    public AnswerWriter structure(String name, Answer fields) throws IOException {
        generator.writeObjectFieldStart(name);
        fields.writeTo(this);
        generator.writeEndObject();
        return this;
    }

    /** A list of structures. */
    public <T> AnswerWriter structures(String name, Collection<T> items, Item<T> item) throws IOException {
        generator.writeArrayFieldStart(name);
        for (T each : items) {
            generator.writeStartObject();
            item.write(this, each);
            generator.writeEndObject();
        }
        generator.writeEndArray();
        return this;
    }

    /** Half a surrogate pair, which a request may hold and a message quote, cannot be written in UTF-8. */
    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            }
        }
        return text;
    }

    /** How one item of a list is written. */
    @FunctionalInterface
    public interface Item<T> {
        /** Writes the item's fields. */
        void write(AnswerWriter out, T item) throws IOException;
    }
}
