package io.headwater.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a sender is answered: a status and a body of JSON. Getters, since a route names them. */
public final class Answer {
    private static final int OK = 200;
    private static final Answer SUCCESS =
            new Answer(OK, "{\"status\":\"success\"}".getBytes(StandardCharsets.US_ASCII));

    private final int status;
    private final byte[] body;

    private Answer(int status, byte[] body) {
        this.status = status;
        this.body = body;
    }

    /** All messages are safe. */
    static Answer success() {
        return SUCCESS;
    }

    /** Nothing was taken, and why. */
    public static Answer error(int status, List<String> problems) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", "error");
        body.put("problems", problems);
        return new Answer(status, Json.bytes(body));
    }

    /** The HTTP status. */
    public int getStatus() {
        return status;
    }

    /** JSON, UTF-8. A buffer, since Camel makes a stream of an array, which changes threads twice for each piece it sends. */
    public ByteBuffer getBody() {
        return ByteBuffer.wrap(body);
    }

    /** The same; not to be changed. */
    public byte[] bytes() {
        return body;
    }
}
