package io.headwater.settings;

import java.util.Locale;
import java.util.function.Function;

/**
 * One setting: its key, what it may be, and how its text becomes a value.
 *
 * @param key as it stands in application.properties
 * @param allowed what may be given, for messages: {@code a whole number from 1 to 500}
 * @param parser makes the value, or throws {@link IllegalArgumentException} if the text is not allowed
 */
public record Setting<T>(String key, String allowed, Function<String, T> parser) {

    /** The environment variable that overrides it: {@code publish.batch-size} is {@code PUBLISH_BATCH_SIZE}. */
    public String environmentVariable() {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
