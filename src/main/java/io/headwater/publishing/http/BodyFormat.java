package io.headwater.publishing.http;

import io.headwater.publishing.Row;
import java.util.List;

/** How the rows of a request become one HTTP body. Implementations are immutable. */
public interface BodyFormat {
    /** The Content-Type of such a body. */
    String contentType();

    /** The body. */
    byte[] body(List<Row> rows);

    /** Of requests of one row each, which is the body as it is. */
    static BodyFormat asItIs(String contentType) {
        return new BodyFormat() {
            @Override
            public String contentType() {
                return contentType;
            }

            @Override
            public byte[] body(List<Row> rows) {
                return rows.get(0).data();
            }
        };
    }
}
