package io.headwater.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** What an object's bytes are made of its lines. The same lines always make the same bytes. */
public enum ObjectFormat {
    /** The lines as they are. */
    LINES("", "application/x-ndjson") {
        @Override
        byte[] compress(byte[] lines) {
            return lines;
        }
    },
    /** One member of gzip. */
    GZIP(".gz", "application/gzip") {
        @Override
        byte[] compress(byte[] lines) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(lines.length / 4 + 64);
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(lines);
            } catch (IOException e) {
                throw new UncheckedIOException("Memory takes whatever is written", e);
            }
            return bytes.toByteArray();
        }
    };

    private final String suffix;
    private final String contentType;

    ObjectFormat(String suffix, String contentType) {
        this.suffix = suffix;
        this.contentType = contentType;
    }

    abstract byte[] compress(byte[] lines);

    /** What names of such objects end with. */
    String suffix() {
        return suffix;
    }

    /** As HTTP names it. */
    String contentType() {
        return contentType;
    }

    /** That of an object by its name. */
    static ObjectFormat of(String name) {
        return name.endsWith(GZIP.suffix) ? GZIP : LINES;
    }
}
