package io.headwater.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Makes sure that a body is UTF-8: Jackson would guess another encoding, and whoever reads the files would not. */
final class Utf8 {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private Utf8() {}

    /**
     * The body without a byte order mark, which some editors on Windows begin a file with.
     *
     * @throws RefusedException if it is not UTF-8
     */
    static byte[] of(byte[] body) {
        for (int i = 0; i < body.length; i++) {
            // A zero byte is what ASCII in UTF-16 and UTF-32 is full of, and what JSON in UTF-8 never has.
            if (body[i] <= 0) {
                return ofUnusual(body);
            }
        }
        return body;
    }

    private static byte[] ofUnusual(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        } catch (CharacterCodingException e) {
            throw refused();
        }
        for (byte each : body) {
            if (each == 0) {
                throw refused();
            }
        }
        int mark = BYTE_ORDER_MARK.length;
        boolean marked = body.length >= mark && Arrays.equals(body, 0, mark, BYTE_ORDER_MARK, 0, mark);
        return marked ? Arrays.copyOfRange(body, mark, body.length) : body;
    }

    private static RefusedException refused() {
        return new RefusedException(List.of("The body is not UTF-8: it must be JSON in UTF-8."));
    }
}
