package io.headwater.source;

import io.headwater.files.Sha256;
import java.io.IOException;
import java.nio.file.Path;

/** What tells the content of a file from another at a glance. */
final class Fingerprint {
    /** Enough to tell two files apart, little enough to be read once a second. */
    private static final int SAMPLE = 64 * 1024;

    private Fingerprint() {}

    /** Of the first {@code length} bytes of a file: of their first 64 KiB, their last 64 KiB, and their number. */
    static String ofPrefix(Path file, long length) throws IOException {
        Sha256 digest = new Sha256();
        digest.add(file, 0, Math.min(length, SAMPLE));
        digest.add(file, Math.max(0, length - SAMPLE), length);
        digest.add(Long.toString(length));
        return digest.hex();
    }
}
