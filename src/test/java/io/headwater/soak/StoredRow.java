package io.headwater.soak;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/** A row as it arrived. */
record StoredRow(String json) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the bytes say in JSON, in one way of writing it; as they are if they are none. */
    static StoredRow of(byte[] data) {
        try {
            return new StoredRow(JSON.readTree(data).toString());
        } catch (IOException e) {
            return new StoredRow(new String(data, java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}
