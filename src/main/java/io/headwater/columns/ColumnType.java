package io.headwater.columns;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the values of a column appear in JSON. */
public enum ColumnType {
    /** A JSON string, as it stands in the file. */
    STRING,
    /** A JSON number with the digits of the file; null where the file has nothing. */
    NUMBER,
    /** True or false; null where the file has nothing. */
    BOOLEAN,
    /** A string with a time in UTC as ISO 8601 writes it; null where the file has nothing. */
    TIMESTAMP;

    /** The type that this word stands for, in any case. */
    static Optional<ColumnType> of(String word) {
        return Arrays.stream(values())
                .filter(type -> type.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** All words, for messages. */
    static String words() {
        return Arrays.stream(values()).map(ColumnType::word).collect(Collectors.joining(", "));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
