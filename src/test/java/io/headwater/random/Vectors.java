package io.headwater.random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What numpy and Python draw: {@code random/vectors.json}, made by Debian 12's Python 3.11.2 and numpy 1.24.2 with
 *
 * <pre>
 * /usr/bin/python3 src/test/python/random_vectors.py &gt; src/test/resources/random/vectors.json
 * </pre>
 *
 * <p>Doubles are written in hexadecimal, and a long run is there as the SHA-256 of its big-endian bytes.
 */
final class Vectors {
    private static final JsonNode ALL = read();

    private Vectors() {}

    /** The cases of a kind, which the script has a function for. */
    static Stream<JsonNode> of(String kind) {
        JsonNode cases = ALL.get(kind);
        if (cases.isEmpty()) {
            throw new IllegalStateException("vectors.json has no %s".formatted(kind));
        }
        return elements(cases);
    }

    static double number(JsonNode hexadecimal) {
        return Double.parseDouble(hexadecimal.textValue());
    }

    static List<Double> numbers(JsonNode hexadecimals) {
        return elements(hexadecimals).map(Vectors::number).toList();
    }

    static List<Long> integers(JsonNode array) {
        return elements(array).map(JsonNode::longValue).toList();
    }

    /** A key written out, or one of so many words by the formula of the script. */
    static int[] key(JsonNode vector) {
        return vector.has("key")
                ? elements(vector.get("key"))
                        .mapToInt(word -> (int) word.longValue())
                        .toArray()
                : IntStream.rangeClosed(1, vector.get("keyLength").intValue())
                        .map(i -> i * 0x9e3779b9)
                        .toArray();
    }

    /** The SHA-256 of values of so many bytes each, which the consumer puts into a buffer. */
    static String sha256(int count, int bytesOfOne, Consumer<ByteBuffer> putOne) {
        ByteBuffer bytes = ByteBuffer.allocate(count * bytesOfOne);
        for (int i = 0; i < count; i++) {
            putOne.accept(bytes);
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode read() {
        try (InputStream in = Vectors.class.getResourceAsStream("/random/vectors.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
