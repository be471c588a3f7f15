package io.headwater.kinesislocal.wire;

import java.util.ArrayList;
import java.util.List;

/** The constraints that the fields of one request break: all are told at once, as the API does. */
final class Violations {
    /** The API tells no more than this many. */
    private static final int MAX_TOLD = 10;

    private static final int MAX_VALUE_CHARACTERS = 100_000;
    private final List<String> told = new ArrayList<>();

    void add(String path, String value, String constraint) {
        tell("Value '" + shown(value) + "' at '" + path + "' failed to satisfy constraint: " + constraint);
    }

    void addMissing(String path) {
        tell("Value null at '" + path + "' failed to satisfy constraint: Member must not be null");
    }

    void throwIfAny() {
        if (!told.isEmpty()) {
            throw ApiException.validation(told.size() + " validation error" + (told.size() > 1 ? "s" : "")
                    + " detected: " + String.join("; ", told));
        }
    }

    /** The value, shortened where a message would become as long as the request. */
    static String shown(String value) {
        return value.length() > MAX_VALUE_CHARACTERS ? value.substring(0, MAX_VALUE_CHARACTERS) + "…" : value;
    }

    private void tell(String violation) {
        if (told.size() < MAX_TOLD) {
            told.add(violation);
        }
    }
}
