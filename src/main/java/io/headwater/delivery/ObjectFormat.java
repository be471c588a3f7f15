package io.headwater.delivery;

import io.headwater.delivery.parquet.ParquetLines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** What an object's bytes are made of its lines. The same lines always make the same bytes. */
public enum ObjectFormat {
    /** The lines as they are. */
    NDJSON(".ndjson", "application/x-ndjson") {
        @Override
        byte[] bytes(byte[] lines) {
            return lines;
        }
    },
    /** One member of gzip. */
    GZIP(".ndjson.gz", "application/gzip") {
        @Override
        byte[] bytes(byte[] lines) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(lines.length / 4 + 64);
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(lines);
            } catch (IOException e) {
                throw new UncheckedIOException("Memory takes whatever is written", e);
            }
            return bytes.toByteArray();
        }
    },
    /** A Parquet file, its pages compressed by gzip, and named as Spark names such. */
    PARQUET(".gz.parquet", "application/vnd.apache.parquet") {
        @Override
        byte[] bytes(byte[] lines) {
            return ParquetLines.toParquet(lines);
        }
    };

    private final String suffix;
    private final String contentType;

    ObjectFormat(String suffix, String contentType) {
        this.suffix = suffix;
        this.contentType = contentType;
    }

    abstract byte[] bytes(byte[] lines);

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
        return Arrays.stream(values())
                .filter(format -> name.endsWith(format.suffix))
                .findFirst()
                .orElse(NDJSON);
    }
}
