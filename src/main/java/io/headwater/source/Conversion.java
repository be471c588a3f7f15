package io.headwater.source;

import com.fasterxml.jackson.core.JsonGenerator;
import io.headwater.columns.ColumnType;
import java.io.IOException;

/** How the values of one column become JSON. May remember the value accepted last; not thread-safe. */
interface Conversion {
    /** Whether this value, which is not empty, is one of the column's type. */
    boolean accepts(char[] text, int from, int to);

    /** Writes the value, which is empty or was accepted last. */
    void write(JsonGenerator json, char[] text, int from, int length) throws IOException;

    /** What is accepted, for messages. */
    String allowed();

    /** The conversion of one column. */
    static Conversion to(ColumnType type) {
        return switch (type) {
            case STRING -> new ToString();
            case NUMBER -> new ToNumber();
            case BOOLEAN -> new ToBoolean();
            case TIMESTAMP -> new ToTimestamp();
        };
    }

    /** Text as it stands. */
    final class ToString implements Conversion {
        @Override
        public boolean accepts(char[] text, int from, int to) {
            return true;
        }

        @Override
        public void write(JsonGenerator json, char[] text, int from, int length) throws IOException {
            json.writeString(text, from, length);
        }

        @Override
        public String allowed() {
            return "text";
        }
    }

    /** The digits as they stand. */
    final class ToNumber implements Conversion {
        @Override
        public boolean accepts(char[] text, int from, int to) {
            return NumberText.isJsonNumber(text, from, to);
        }

        @Override
        public void write(JsonGenerator json, char[] text, int from, int length) throws IOException {
            if (length == 0) {
                json.writeNull();
            } else {
                json.writeNumber(text, from, length);
            }
        }

        @Override
        public String allowed() {
            return "a number as JSON writes it";
        }
    }

    /** {@code true} and {@code false}. */
    final class ToBoolean implements Conversion {
        private boolean value;

        @Override
        public boolean accepts(char[] text, int from, int to) {
            value = BooleanText.isTrue(text, from, to);
            return value || BooleanText.isFalse(text, from, to);
        }

        @Override
        public void write(JsonGenerator json, char[] text, int from, int length) throws IOException {
            if (length == 0) {
                json.writeNull();
            } else {
                json.writeBoolean(value);
            }
        }

        @Override
        public String allowed() {
            return BooleanText.ALLOWED;
        }
    }

    /** Times in UTC, all in one form. */
    final class ToTimestamp implements Conversion {
        private final TimeText time = new TimeText();
        private final UtcText utc = new UtcText();

        @Override
        public boolean accepts(char[] text, int from, int to) {
            return time.read(text, from, to);
        }

        @Override
        public void write(JsonGenerator json, char[] text, int from, int length) throws IOException {
            if (length == 0) {
                json.writeNull();
            } else {
                utc.write(time.seconds(), time.nanos());
                json.writeString(utc.chars(), 0, utc.length());
            }
        }

        @Override
        public String allowed() {
            return TimeText.ALLOWED;
        }
    }
}
