package io.headwater.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            digest(channel, 0, Math.min(length, SAMPLE), digest);
            digest(channel, Math.max(0, length - SAMPLE), length, digest);
        }
        digest.update(Long.toString(length).getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void digest(FileChannel channel, long from, long to, MessageDigest digest) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) (to - from));
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
            // Read on until the sample is whole or the file ends.
        }
        digest.update(buffer.flip());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
