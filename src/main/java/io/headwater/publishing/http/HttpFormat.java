package io.headwater.publishing.http;

import io.headwater.publishing.Row;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How several rows stand in one HTTP body, as JSON. */
public enum HttpFormat implements BodyFormat {
    /** One JSON array of objects. */
    ARRAY("application/json", "[", ",", "]"),
    /** One JSON object a line, each line ended: newline-delimited JSON. */
    NDJSON("application/x-ndjson", "", "\n", "\n");

    private final String contentType;
    private final String before;
    private final String between;
    private final String after;

    HttpFormat(String contentType, String before, String between, String after) {
        this.contentType = contentType;
        this.before = before;
        this.between = between;
        this.after = after;
    }

    @Override
    public String contentType() {
        return contentType;
    }

    /** UTF-8. */
    @Override
    public byte[] body(List<Row> rows) {
        int size = rows.stream().mapToInt(row -> row.data().length + 1).sum() + 2;
        ByteArrayOutputStream body = new ByteArrayOutputStream(size);
        body.writeBytes(before.getBytes(StandardCharsets.US_ASCII));
        byte[] separator = between.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0) {
                body.writeBytes(separator);
            }
            body.writeBytes(rows.get(i).data());
        }
        body.writeBytes(after.getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }
}
