package io.headwater.kinesislocal.api;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32;

/** The opaque texts that clients hand back: some fields and a checksum, in base64. */
final class Tokens {
    private static final int CHECKSUM_BYTES = Long.BYTES;

    private Tokens() {}

    static String write(Writer fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            fields.write(out);
            out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
        } catch (IOException impossible) {
            throw new UncheckedIOException("Writing a token to memory", impossible);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** Reads a token; empty for a text that was not written by {@link #write} with the same fields. */
    static <T> Optional<T> read(String token, Reader<T> fields) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        int length = bytes.length - CHECKSUM_BYTES;
        if (length < 0 || !Base64.getEncoder().encodeToString(bytes).equals(token)) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            T read = fields.read(in);
            return in.available() == CHECKSUM_BYTES && in.readLong() == checksum(bytes, length)
                    ? Optional.of(read)
                    : Optional.empty();
        } catch (IOException truncated) {
            return Optional.empty();
        }
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }

    /** Writes the fields of a token. */
    @FunctionalInterface
    interface Writer {
        void write(DataOutputStream out) throws IOException;
    }

    /** Reads the fields of a token. */
    @FunctionalInterface
    interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }
}
