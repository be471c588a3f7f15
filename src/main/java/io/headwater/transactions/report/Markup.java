package io.headwater.transactions.report;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text put into HTML. */
final class Markup {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

    private Markup() {}

    /** Text as it reads the same in an element or a quoted attribute. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** JSON as it reads the same in a script element, which the first {@code </script} ends, wherever it stands. */
    static String inScript(String json) {
        // In JSON, this character stands in strings only, where the escape means the same.
        return json.replace("<", "\\u003c");
    }

    /**
     * A template with each {@code {{name}}} replaced by the HTML of that name, in which no names are replaced.
     *
     * @throws IllegalArgumentException if there is no HTML for a name
     */
    static String filled(String template, Map<String, String> html) {
        return PLACE.matcher(template).replaceAll(place -> Matcher.quoteReplacement(html(place, html)));
    }

    private static String html(MatchResult place, Map<String, String> html) {
        String found = html.get(place.group(1));
        if (found == null) {
            throw new IllegalArgumentException("Filling a page: there is nothing for {{%s}}, only for %s."
                    .formatted(place.group(1), html.keySet()));
        }
        return found;
    }
}
