package io.headwater.soak;

import java.util.Optional;

/**
 * A row of a file: how it stands there, and what is to become of it.
 *
 * @param number its place in the file, from 0
 * @param line where it begins, from 1
 * @param raw its bytes without the line end, one to a character (ISO 8859-1)
 * @param json what is to arrive; nothing if it is to be rejected
 */
record SoakRow(String file, int number, long line, String raw, String key, Optional<String> json) {
    boolean isBad() {
        return json.isEmpty();
    }
}
