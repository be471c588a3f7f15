package io.headwater.receipts;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The members of one JSON object, each checked to be what it must be. Whatever is not asked for may stand there too: a later
 * Headwater may know more.
 *
 * <p>Every failure throws {@link WrongMemberException} with the member's path.
 */
final class Members {
    private final JsonNode object;
    private final String path;

    /** A member that is missing or not what it must be. */
    static final class WrongMemberException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private WrongMemberException(String message) {
            super(message);
        }
    }

    private Members(JsonNode object, String path) {
        this.object = object;
        this.path = path;
    }

    /** Those of a whole document. */
    static Members of(JsonNode document) {
        if (!document.isObject()) {
            throw new WrongMemberException("it is not a JSON object");
        }
        return new Members(document, "");
    }

    String text(String name) {
        return required(name, "a text", Members::asText);
    }

    Optional<String> optionalText(String name) {
        return optional(name, "a text", Members::asText);
    }

    String text(String name, Pattern allowed, String inWords) {
        return required(name, inWords, node -> asText(node)
                .filter(text -> allowed.matcher(text).matches()));
    }

    /** A whole number that is not negative. */
    long count(String name) {
        return required(name, "a whole number, 0 or more", Members::asCount);
    }

    /** Whole numbers that are not negative. */
    List<Long> counts(String name) {
        return required(name, "an array of whole numbers, 0 or more", node -> {
            List<Long> numbers = new ArrayList<>();
            node.forEach(each -> asCount(each).ifPresent(numbers::add));
            return node.isArray() && numbers.size() == node.size() ? Optional.of(numbers) : Optional.empty();
        });
    }

    /** A whole number from 1 that an int holds. */
    int number(String name) {
        return required(name, "a whole number, 1 or more", node -> asCount(node)
                        .filter(number -> number > 0 && number <= Integer.MAX_VALUE))
                .intValue();
    }

    Optional<Long> optionalCount(String name) {
        return optional(name, "a whole number, 0 or more", Members::asCount);
    }

    boolean truth(String name) {
        return required(
                name, "true or false", node -> node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty());
    }

    Instant instant(String name) {
        return required(
                name, "a time like 2026-01-31T12:00:00Z", node -> asText(node).flatMap(Members::asInstant));
    }

    /** One of the words of an enumeration; see {@link #word}. */
    <E extends Enum<E>> E choice(String name, Class<E> type) {
        List<E> all = Arrays.asList(type.getEnumConstants());
        String words = String.join(", ", all.stream().map(Members::word).toList());
        return required(name, "one of " + words, node -> all.stream()
                .filter(each -> node.isTextual() && word(each).equals(node.textValue()))
                .findFirst());
    }

    /** How a constant is written: {@code PER_KEY} is per-key. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Members object(String name) {
        return required(name, "an object", node -> asObject(node, path + name));
    }

    Optional<Members> optionalObject(String name) {
        return optional(name, "an object", node -> asObject(node, path + name));
    }

    List<Members> objects(String name) {
        JsonNode list = required(name, "a list", node -> node.isArray() ? Optional.of(node) : Optional.empty());
        List<Members> all = new ArrayList<>();
        for (JsonNode each : list) {
            String place = path + name + "[" + all.size() + "]";
            all.add(asObject(each, place).orElseThrow(() -> new WrongMemberException(place + " is not an object")));
        }
        return all;
    }

    private static Optional<Members> asObject(JsonNode node, String place) {
        return node.isObject() ? Optional.of(new Members(node, place + ".")) : Optional.empty();
    }

    private static Optional<String> asText(JsonNode node) {
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }

    private static Optional<Long> asCount(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0
                ? Optional.of(node.longValue())
                : Optional.empty();
    }

    private static Optional<Instant> asInstant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private <T> T required(String name, String allowed, Function<JsonNode, Optional<T>> reader) {
        return optional(name, allowed, reader)
                .orElseThrow(() -> new WrongMemberException(path + name + " is missing; it must be " + allowed));
    }

    private <T> Optional<T> optional(String name, String allowed, Function<JsonNode, Optional<T>> reader) {
        JsonNode node = object.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        Optional<T> value = reader.apply(node);
        if (value.isEmpty()) {
            throw new WrongMemberException(path + name + " is " + shortened(node) + "; it must be " + allowed);
        }
        return value;
    }

    private static String shortened(JsonNode node) {
        String text = node.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
