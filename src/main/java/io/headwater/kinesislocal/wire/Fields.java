package io.headwater.kinesislocal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * The fields of one structure of a request.
 *
 * <p>A field of the wrong type ends the reading with a SerializationException. One that breaks a constraint is noted, and
 * a placeholder returned: {@link #throwIfInvalid} must be called before what was read is used. Unknown fields do not
 * matter, as in the real API.
 */
public final class Fields {
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
        Optional<String> text = child(name).map(Conversion::text);
        text.ifPresent(
                value -> rule.brokenBy(value).forEach(constraint -> violations.add(pathOf(name), value, constraint)));
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
        int number = Conversion.integer(child.get());
        if (number < min) {
            violations.add(
                    pathOf(name), Integer.toString(number), "Member must have value greater than or equal to " + min);
        }
        if (number > max) {
            violations.add(
                    pathOf(name), Integer.toString(number), "Member must have value less than or equal to " + max);
        }
        return OptionalInt.of(number);
    }

    /** A truth value that may be missing: then false. */
    public boolean flag(String name) {
        return child(name).map(Conversion::flag).orElse(false);
    }

    /** A time that may be missing. */
    public Optional<Instant> optionalTime(String name) {
        return child(name).map(value -> Conversion.time(value, format));
    }

    /** Bytes that must be there. */
    public byte[] blob(String name, int maxBytes) {
        Optional<JsonNode> child = child(name);
        if (child.isEmpty()) {
            requirePresent(name);
            return new byte[0];
        }
        byte[] bytes = Conversion.bytes(child.get(), format);
        if (bytes.length > maxBytes) {
            violations.add(
                    pathOf(name),
                    valueOfBytes(bytes.length),
                    "Member must have length less than or equal to " + maxBytes);
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

    /**
     * A list of structures that must be there.
     *
     * @param shownAs what stands for each of them in messages
     */
    public List<Fields> structures(String name, int min, int max, String shownAs) {
        Iterable<JsonNode> list = list(name);
        List<Fields> items = new ArrayList<>();
        for (JsonNode item : list) {
            items.add(structure(item, memberPath(name, items.size() + 1)));
        }
        if (child(name).isPresent()) {
            checkSize(
                    name,
                    items.size(),
                    min,
                    max,
                    () -> "[" + String.join(", ", Collections.nCopies(items.size(), shownAs)) + "]");
        }
        return items;
    }

    /** A list of strings that must be there; of the rule only the lengths count. */
    public List<String> texts(String name, int min, int max, TextRule rule) {
        List<String> items = new ArrayList<>();
        for (JsonNode item : list(name)) {
            items.add(item.isNull() ? "" : Conversion.text(item));
        }
        if (child(name).isPresent()) {
            Supplier<String> shown = () -> "[" + String.join(", ", items) + "]";
            checkSize(name, items.size(), min, max, shown);
            if (!items.stream().allMatch(rule::allowsLengthOf)) {
                violations.add(pathOf(name), shown.get(), "Member " + rule.lengthConstraint());
            }
        }
        return items;
    }

    /** A map of strings that must be there; of the rules only the lengths count. */
    public Map<String, String> textMap(String name, int min, int max, TextRule keyRule, TextRule valueRule) {
        requirePresent(name);
        return optionalTextMap(name, min, max, keyRule, valueRule);
    }

    /** A map of strings that may be missing: then empty. Of the rules only the lengths count. */
    public Map<String, String> optionalTextMap(String name, int min, int max, TextRule keyRule, TextRule valueRule) {
        Map<String, String> map = new LinkedHashMap<>();
        child(name).map(Conversion::map).ifPresent(value -> {
            value.properties()
                    .forEach(entry -> map.put(
                            entry.getKey(), entry.getValue().isNull() ? "" : Conversion.text(entry.getValue())));
            checkSize(name, map.size(), min, max, map::toString);
            if (!map.keySet().stream().allMatch(keyRule::allowsLengthOf)) {
                violations.add(pathOf(name), map.toString(), "Map keys " + keyRule.lengthConstraint());
            }
            if (!map.values().stream().allMatch(valueRule::allowsLengthOf)) {
                violations.add(pathOf(name), map.toString(), "Map value " + valueRule.lengthConstraint());
            }
        });
        return map;
    }

    /** Notes that a field is missing that must be there, because of what others say. */
    public void requirePresent(String name) {
        if (child(name).isEmpty()) {
            violations.addMissing(pathOf(name));
        }
    }

    private Iterable<JsonNode> list(String name) {
        requirePresent(name);
        Optional<JsonNode> child = child(name);
        return child.isEmpty() ? List.of() : Conversion.list(child.get());
    }

    private void checkSize(String name, int size, int min, int max, Supplier<String> shown) {
        if (size < min) {
            violations.add(pathOf(name), shown.get(), "Member must have length greater than or equal to " + min);
        }
        if (size > max) {
            violations.add(pathOf(name), shown.get(), "Member must have length less than or equal to " + max);
        }
    }

    private Fields structure(JsonNode value, String at) {
        return new Fields(Conversion.structure(value), at + ".", format, violations);
    }

    private Optional<JsonNode> child(String name) {
        JsonNode child = node.path(name);
        return child.isMissingNode() || child.isNull() ? Optional.empty() : Optional.of(child);
    }

    private String memberPath(String name, int number) {
        return pathOf(name) + "." + number + ".member";
    }

    private String pathOf(String name) {
        return path + Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
