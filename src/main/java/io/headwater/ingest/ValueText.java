package io.headwater.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What stands in a message, as a person is shown it. */
final class ValueText {
    private static final int MOST_CHARACTERS = 60;

    private ValueText() {}

    /** The last value of a field in a message that is JSON. */
    static String of(byte[] text, int from, int to, String field) {
        String value = "nothing";
        try (JsonParser parser = MessageReader.JSON.createParser(text, from, to - from)) {
            parser.nextToken();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                if (name.equals(field)) {
                    value = of(parser);
                }
                parser.skipChildren();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory what was read before", e);
        }
        return value;
    }

    /** The value at which the parser is. */
    static String of(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> "{…}";
            case START_ARRAY -> "[…]";
            case VALUE_STRING -> '"' + shortened(parser.getText()) + '"';
            default -> shortened(parser.getText());
        };
    }

    /** Without what would not be seen or would break a line, and not longer than a line. */
    static String shortened(String text) {
        String start = text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
        return start.replaceAll("[\\p{Cntrl}\\p{Cs}]", "\uFFFD");
    }
}
