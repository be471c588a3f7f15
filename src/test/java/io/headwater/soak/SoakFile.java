package io.headwater.soak;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A file to be delivered.
 *
 * @param text its bytes, one to a character (ISO 8859-1)
 */
record SoakFile(String name, String text, List<SoakRow> rows) {
    byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    long badRows() {
        return rows.stream().filter(SoakRow::isBad).count();
    }
}
