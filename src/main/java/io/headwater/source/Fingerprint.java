package io.headwater.source;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in hexadecimal, and what of a file goes into it. */
final class Fingerprint {
    /** Enough to tell two files apart, little enough to be read once a second. */
    private static final int SAMPLE = 64 * 1024;

    private Fingerprint() {}

    /** Of all the bytes. */
    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    /** Of the first {@code length} bytes of a file: of their first 64 KiB, their last 64 KiB, and their number. */
    static String ofPrefix(Path file, long length) throws IOException {
        MessageDigest digest = sha256();
        digest.update(sample(file, 0, Math.min(length, SAMPLE)));
        digest.update(sample(file, Math.max(0, length - SAMPLE), length));
        digest.update(Long.toString(length).getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** By a stream and not a channel, which an interrupt would close. */
    private static byte[] sample(Path file, long from, long to) throws IOException {
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            in.skipNBytes(from);
            return in.readNBytes((int) (to - from));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
