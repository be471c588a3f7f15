package io.headwater.kinesislocal.wire;

import java.util.ArrayList;
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

    /** A pattern, and nothing more. */
    public static TextRule matching(String pattern) {
        return matching(0, Integer.MAX_VALUE, pattern);
    }

    /** One of these values. */
    public static TextRule oneOf(String... values) {
        return new TextRule(0, Integer.MAX_VALUE, Optional.empty(), List.of(values));
    }

    /** Whether a text keeps to the rule. */
    public boolean allows(String text) {
        return (pattern.isEmpty() || pattern.get().matcher(text).matches())
                && allowsLengthOf(text)
                && (values.isEmpty() || values.contains(text));
    }

    /** The constraints that a text breaks, in the API's words and order. */
    List<String> brokenBy(String text) {
        if (allows(text)) {
            return List.of();
        }
        List<String> broken = new ArrayList<>();
        if (pattern.isPresent() && !pattern.get().matcher(text).matches()) {
            broken.add("Member must satisfy regular expression pattern: " + pattern.get());
        }
        int length = text.codePointCount(0, text.length());
        if (length < minLength) {
            broken.add("Member must have length greater than or equal to " + minLength);
        }
        if (length > maxLength) {
            broken.add("Member must have length less than or equal to " + maxLength);
        }
        if (!values.isEmpty() && !values.contains(text)) {
            broken.add("Member must satisfy enum value set: [" + String.join(", ", values) + "]");
        }
        return broken;
    }

    /** Whether a text is as long as the rule asks. */
    boolean allowsLengthOf(String text) {
        int length = text.codePointCount(0, text.length());
        return minLength <= length && length <= maxLength;
    }

    /** The lengths that the parts of a list or map must have, in the API's words. */
    String lengthConstraint() {
        return "must satisfy constraint: [Member must have length less than or equal to " + maxLength
                + ", Member must have length greater than or equal to " + minLength + "]";
    }
}
