package io.headwater.files;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of what was put in so far, which can be asked for in between. Not thread-safe. */
public final class Sha256 {
    private static final int READ_BYTES = 256 * 1024;

    private final MessageDigest digest;

    /** Of nothing yet. */
    public Sha256() {
        digest = digest();
    }

    /** The JDK's own, without a checked exception for what cannot happen. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Of all the bytes of a file, in hexadecimal, lower case: what sha256sum prints. */
    public static String of(Path file) throws IOException {
        Sha256 sha256 = new Sha256();
        sha256.add(file, 0, Files.size(file));
        return sha256.hex();
    }

    /** Of all these bytes, in hexadecimal. */
    public static String of(byte[] bytes) {
        Sha256 sha256 = new Sha256();
        sha256.add(bytes, 0, bytes.length);
        return sha256.hex();
    }

    /** Adds some bytes. */
    public void add(byte[] bytes, int from, int to) {
        digest.update(bytes, from, to - from);
    }

    /** Adds characters of ASCII. */
    public void add(String ascii) {
        digest.update(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Adds the bytes of a file from one to before another, by a stream and not a channel, which an interrupt would close.
     *
     * @return whether there were as many
     */
    public boolean add(Path file, long from, long to) throws IOException {
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            in.skipNBytes(from);
            byte[] buffer = new byte[(int) Math.min(READ_BYTES, Math.max(1, to - from))];
            long left = to - from;
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    return false;
                }
                digest.update(buffer, 0, read);
                left -= read;
            }
            return true;
        }
    }

    /** Of what was put in so far, in hexadecimal. */
    public String hex() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The JDK's SHA-256 can be cloned", e);
        }
    }
}
