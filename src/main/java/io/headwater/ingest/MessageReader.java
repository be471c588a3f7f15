package io.headwater.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Reads the messages of a body: one, a JSON array of them, or one behind the other, whatever its Content-Type calls it. One pass
 * over the bytes and no object a message. Not thread-safe; can be used again.
 */
final class MessageReader {
    private static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NAME = 1_000;

    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(LONGEST_NAME)
                    .build())
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    private final MessageFields fields = new MessageFields();
    private final Set<String> others = new HashSet<>();

    /**
     * Reads and checks all messages of a body.
     *
     * @throws RefusedException if anything is wrong with any of them, with all that is
     */
    Messages read(byte[] body) {
        byte[] text = Utf8.of(body);
        Problems problems = new Problems();
        Messages messages = new Messages(text.length);
        try (JsonParser parser = JSON.createParser(text)) {
            readAll(parser, text, messages, problems);
        } catch (JsonProcessingException e) {
            problems.add(SyntaxErrors.inWords(e));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory", e);
        }
        problems.requireNone();
        return messages;
    }

    private void readAll(JsonParser parser, byte[] text, Messages messages, Problems problems) throws IOException {
        JsonToken token = parser.nextToken();
        boolean array = token == JsonToken.START_ARRAY;
        if (array) {
            token = parser.nextToken();
        }
        int number = 0;
        while (token != null && token != JsonToken.END_ARRAY) {
            number++;
            read(parser, token, number, text, messages, problems);
            token = parser.nextToken();
        }
        if (number == 0) {
            problems.add("There is no message: the body must be one, a JSON array of them, or one a line.");
        }
        if (array && parser.nextToken() != null) {
            problems.add("There is more behind the end of the array: a body with an array must be that alone.");
        }
    }

    private void read(JsonParser parser, JsonToken token, int number, byte[] text, Messages messages, Problems problems)
            throws IOException {
        if (token != JsonToken.START_OBJECT) {
            problems.add("Message %d = %s: must be a JSON object.".formatted(number, ValueText.of(parser)));
            parser.skipChildren();
            return;
        }
        JsonLocation begin = parser.currentTokenLocation();
        int from = (int) begin.getByteOffset();
        int firstLine = begin.getLineNr();
        boolean twice = readFields(parser, number, problems);
        JsonLocation end = parser.currentTokenLocation();
        int to = (int) end.getByteOffset() + 1;
        Kind kind = fields.kind();
        if (kind != null && fields.isRight(kind) && !twice) {
            messages.add(kind, fields.symbol(), fields.key(kind), text, from, to, firstLine == end.getLineNr());
        } else if (problems.haveRoom()) {
            new MessageProblems(number, text, from, to, problems).tell(fields, kind);
        } else {
            problems.addUntold();
        }
    }

    /** Returns whether one stands there twice. */
    private boolean readFields(JsonParser parser, int number, Problems problems) throws IOException {
        fields.clear();
        if (!others.isEmpty()) {
            others.clear();
        }
        boolean anyTwice = false;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            Field field = Field.of(name);
            boolean twice;
            if (field != null) {
                twice = !fields.put(field, value, parser);
            } else {
                twice = !others.add(name);
                parser.skipChildren();
            }
            if (twice) {
                anyTwice = true;
                problems.add("Message %d: %s stands there twice; a field must stand there once."
                        .formatted(number, ValueText.shortened(name)));
            }
        }
        return anyTwice;
    }
}
