package io.headwater.kinesislocal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The fields of one structure of a request.
 *
 * <p>A field of the wrong type ends the reading with a SerializationException. One that breaks a constraint is noted, and
 * a placeholder returned: {@link #throwIfInvalid} must be called before what was read is used. Unknown fields do not
 * matter, as in the real API.
 */
public final class Fields {
    /** Beyond the year 30,000: far more than any clock, far less than what an Instant holds. */
    private static final double MAX_TIME_MILLIS = 1e15;

    private final JsonNode node;
    private final String path;
    private final WireFormat format;
    private final Violations violations;

    Fields(JsonNode root, WireFormat format) {
        this(root, "", format, new Violations());
    }

    private Fields(JsonNode node, String path, WireFormat format, Violations violations) {
        this.node = node;
        this.path = path;
        this.format = format;
        this.violations = violations;
    }

    /**
     * Ends the reading.
     *
     * @throws ApiException a ValidationException that names each broken constraint, if there is one
     */
    public void throwIfInvalid() {
        violations.throwIfAny();
    }

    /** A string that must be there. */
    public String text(String name, TextRule rule) {
        return optionalText(name, rule).orElseGet(() -> {
            requirePresent(name);
            return "";
        });
    }

    /** A string that may be missing. */
    public Optional<String> optionalText(String name, TextRule rule) {
        Optional<String> text = child(name).map(value -> textOf(name, value));
        text.ifPresent(
                value -> rule.brokenBy(value).ifPresent(constraint -> violations.add(pathOf(name), value, constraint)));
        return text;
    }

    /** A whole number that must be there. */
    public int integer(String name, int min, int max) {
        OptionalInt number = optionalInteger(name, min, max);
        if (number.isEmpty()) {
            requirePresent(name);
            return min;
        }
        return number.getAsInt();
    }

    /** A whole number that may be missing. */
    public OptionalInt optionalInteger(String name, int min, int max) {
        Optional<JsonNode> child = child(name);
        if (child.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!child.get().isIntegralNumber()) {
            throw wrongType(name, child.get(), "a whole number");
        }
        long number = child.get().canConvertToLong() ? child.get().longValue() : Long.MAX_VALUE;
        if (number < min) {
            violations.add(
                    pathOf(name), child.get().asText(), "Member must have value greater than or equal to " + min);
            return OptionalInt.of(min);
        }
        if (number > max) {
            violations.add(pathOf(name), child.get().asText(), "Member must have value less than or equal to " + max);
            return OptionalInt.of(max);
        }
        return OptionalInt.of((int) number);
    }

    /** A time that may be missing. */
    public Optional<Instant> optionalTime(String name) {
        return child(name).map(value -> {
            if (!value.isNumber()) {
                throw wrongType(name, value, "a number");
            }
            double millis = value.doubleValue() * format.millisPerTimeUnit();
            if (!(Math.abs(millis) < MAX_TIME_MILLIS)) {
                throw ApiException.serialization("'" + pathOf(name) + "' is not a time: " + value.asText());
            }
            return Instant.ofEpochMilli(Math.round(millis));
        });
    }

    /** Bytes that must be there. */
    public byte[] blob(String name, int maxBytes) {
        Optional<JsonNode> child = child(name);
        if (child.isEmpty()) {
            requirePresent(name);
            return new byte[0];
        }
        byte[] bytes = bytesOf(name, child.get());
        if (bytes.length > maxBytes) {
            violations.add(pathOf(name), valueOfBytes(bytes.length), tooLong(maxBytes));
        }
        return bytes;
    }

    /** How the API shows bytes in its messages. */
    public static String valueOfBytes(int length) {
        return "java.nio.HeapByteBuffer[pos=0 lim=" + length + " cap=" + length + "]";
    }

    /** A structure that may be missing. */
    public Optional<Fields> optionalStructure(String name) {
        return child(name).map(value -> structure(value, pathOf(name)));
    }

    /** A list of structures that must be there. */
    public List<Fields> structures(String name, int min, int max) {
        List<Fields> items = new ArrayList<>();
        for (JsonNode item : items(name, min, max)) {
            items.add(structure(item, memberPath(name, items.size() + 1)));
        }
        return items;
    }

    /** A list of strings that must be there. */
    public List<String> texts(String name, int min, int max, TextRule rule) {
        List<String> items = new ArrayList<>();
        for (JsonNode item : items(name, min, max)) {
            String value = textOf(name, item);
            String at = memberPath(name, items.size() + 1);
            rule.brokenBy(value).ifPresent(constraint -> violations.add(at, value, constraint));
            items.add(value);
        }
        return items;
    }

    /** A map of strings that may be missing: then empty. */
    public Map<String, String> textMap(String name, TextRule keyRule, TextRule valueRule) {
        Map<String, String> map = new LinkedHashMap<>();
        child(name).ifPresent(value -> {
            if (!value.isObject()) {
                throw wrongType(name, value, "a map");
            }
            value.properties().forEach(entry -> {
                String text = textOf(name, entry.getValue());
                keyRule.brokenBy(entry.getKey())
                        .ifPresent(constraint -> violations.add(pathOf(name), entry.getKey(), constraint));
                valueRule
                        .brokenBy(text)
                        .ifPresent(constraint ->
                                violations.add(pathOf(name) + "." + entry.getKey() + ".member", text, constraint));
                map.put(entry.getKey(), text);
            });
        });
        return map;
    }

    /** Notes that a field is missing that must be there, because of what others say. */
    public void requirePresent(String name) {
        if (child(name).isEmpty()) {
            violations.addMissing(pathOf(name));
        }
    }

    private Iterable<JsonNode> items(String name, int min, int max) {
        Optional<JsonNode> child = child(name);
        if (child.isEmpty()) {
            requirePresent(name);
            return List.of();
        }
        if (!child.get().isArray()) {
            throw wrongType(name, child.get(), "a list");
        }
        int size = child.get().size();
        if (size > max) {
            violations.add(pathOf(name), "[" + size + " members]", tooLong(max));
            return List.of();
        }
        if (size < min) {
            violations.add(
                    pathOf(name),
                    "[" + (size == 0 ? "" : size + " members") + "]",
                    "Member must have length greater than or equal to " + min);
        }
        return child.get();
    }

    private Fields structure(JsonNode value, String at) {
        if (!value.isObject()) {
            throw ApiException.serialization("'" + at + "' must be a structure, not a " + value.getNodeType());
        }
        return new Fields(value, at + ".", format, violations);
    }

    private Optional<JsonNode> child(String name) {
        JsonNode child = node.path(name);
        return child.isMissingNode() || child.isNull() ? Optional.empty() : Optional.of(child);
    }

    private String textOf(String name, JsonNode value) {
        if (!value.isTextual()) {
            throw wrongType(name, value, "a string");
        }
        return value.textValue();
    }

    private byte[] bytesOf(String name, JsonNode value) {
        if (!value.isBinary() && !(value.isTextual() && format == WireFormat.JSON)) {
            throw wrongType(name, value, format == WireFormat.JSON ? "base64" : "a byte string");
        }
        try {
            return value.binaryValue();
        } catch (IOException notBase64) {
            throw ApiException.serialization("'" + pathOf(name) + "' is not base64: " + notBase64.getMessage());
        }
    }

    private ApiException wrongType(String name, JsonNode value, String expected) {
        String seen = ", not a " + value.getNodeType();
        return ApiException.serialization("'" + pathOf(name) + "' must be " + expected + seen);
    }

    private String memberPath(String name, int number) {
        return pathOf(name) + "." + number + ".member";
    }

    private String pathOf(String name) {
        return path + Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static String tooLong(int max) {
        return "Member must have length less than or equal to " + max;
    }
}
