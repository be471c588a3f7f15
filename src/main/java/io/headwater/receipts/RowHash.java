package io.headwater.receipts;

import io.headwater.files.Sha256;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;

/**
 * What a row is known by: the first 128 bits of the SHA-256 of its key and data. With 10 million rows the chance that any two that
 * differ are taken for the same is below 10⁻²⁴. Not thread-safe.
 */
final class RowHash {
    private static final int DIGEST_BYTES = 32;

    private final MessageDigest digest = Sha256.digest();
    private final ByteBuffer result = ByteBuffer.allocate(DIGEST_BYTES);
    private final ByteBuffer keyLength = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);

    /** Computes that of a row; the length of the key goes in too, so that none of its end can be taken for data. */
    void compute(String key, ByteBuffer data) {
        byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
        digest.update(keyLength.clear().putInt(keyBytes.length).array());
        digest.update(keyBytes);
        digest.update(data.duplicate());
        finish();
    }

    /** Computes that of a key alone. */
    void compute(String key) {
        digest.update(key.getBytes(StandardCharsets.UTF_8));
        finish();
    }

    private void finish() {
        try {
            digest.digest(result.array(), 0, DIGEST_BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("The buffer is as long as the digest", e);
        }
    }

    /** The first half of what was computed last. */
    long high() {
        return result.getLong(0);
    }

    /** The second half. */
    long low() {
        return result.getLong(Long.BYTES);
    }
}
