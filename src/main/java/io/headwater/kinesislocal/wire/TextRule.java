package io.headwater.kinesislocal.wire;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a string field may hold.
 *
 * @param minLength in characters (Unicode code points)
 * @param maxLength in characters (Unicode code points)
 * @param pattern which the whole string must match
 * @param values of which it must be one; empty if there is no such list
 */
public record TextRule(int minLength, int maxLength, Optional<Pattern> pattern, List<String> values) {
    /** What a string field may hold. */
    public TextRule {
        values = List.copyOf(values);
    }

    /** A length, and nothing more. */
    public static TextRule length(int min, int max) {
        return new TextRule(min, max, Optional.empty(), List.of());
    }

    /** A length and a pattern. */
    public static TextRule matching(int min, int max, String pattern) {
        return new TextRule(min, max, Optional.of(Pattern.compile(pattern)), List.of());
    }

    /** One of these values. */
    public static TextRule oneOf(String... values) {
        return new TextRule(0, Integer.MAX_VALUE, Optional.empty(), List.of(values));
    }

    /** Whether a text keeps to the rule. */
    public boolean allows(String text) {
        return brokenBy(text).isEmpty();
    }

    /** Which constraint a text breaks, in the API's words; empty if none. */
    Optional<String> brokenBy(String text) {
        int length = text.codePointCount(0, text.length());
        if (length > maxLength) {
            return Optional.of("Member must have length less than or equal to " + maxLength);
        }
        if (length < minLength) {
            return Optional.of("Member must have length greater than or equal to " + minLength);
        }
        if (pattern.isPresent() && !pattern.get().matcher(text).matches()) {
            return Optional.of("Member must satisfy regular expression pattern: " + pattern.get());
        }
        if (!values.isEmpty() && !values.contains(text)) {
            return Optional.of("Member must satisfy enum value set: [" + String.join(", ", values) + "]");
        }
        return Optional.empty();
    }
}
