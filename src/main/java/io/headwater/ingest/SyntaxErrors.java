package io.headwater.ingest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;

/** What is wrong with a body that is not JSON, in words for the person who sends it. */
final class SyntaxErrors {
    private SyntaxErrors() {}

    static String inWords(JsonProcessingException e) {
        String place = place(e.getLocation());
        if (e instanceof JsonEOFException) {
            return "The body ends in the middle of a message%s: it must be whole.".formatted(place);
        }
        String said = firstLine(e.getOriginalMessage());
        if (e instanceof StreamConstraintsException) {
            return "The body is no JSON that is read here%s: %s.".formatted(place, said);
        }
        return "The body is not JSON%s: %s. What follows was not looked at.".formatted(place, said);
    }

    /** Behind it Jackson names classes and features of its own. */
    private static String firstLine(String said) {
        return said.lines().findFirst().orElse("").replaceAll("(, from|: enable) `.*?`( to allow)?", "");
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
    }
}
