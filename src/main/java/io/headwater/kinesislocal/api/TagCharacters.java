package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.wire.ApiException;
import java.util.Collection;
import java.util.regex.Pattern;

/** The characters that keys and values of tags may have. */
final class TagCharacters {
    private static final Pattern ALLOWED = Pattern.compile("[\\u00C0-\\u1FFF\\u2C00-\\uD7FF\\w./\\-=+ @%]*");

    private TagCharacters() {}

    /** Refuses texts with other characters; a percent sign AWS counts as valid, and then refuses. */
    static void check(Collection<String> texts, String failed) {
        if (!texts.stream().allMatch(text -> ALLOWED.matcher(text).matches())) {
            throw ApiException.invalidArgument("Some tags contain invalid characters. Valid characters: Unicode"
                    + " letters, digits, white space, _ . / = + - % @.");
        }
        if (texts.stream().anyMatch(text -> text.contains("%"))) {
            throw ApiException.invalidArgument(failed + " because some tags contained illegal characters. The allowed"
                    + " characters are Unicode letters, white-spaces, '_',',','/','=','+','-','@'.");
        }
    }
}
