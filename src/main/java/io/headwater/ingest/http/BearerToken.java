package io.headwater.ingest.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The secret by which senders are let in, if there is one. */
final class BearerToken {
    private static final String SCHEME = "bearer ";

    private final byte[] secret;

    /** Nothing lets everybody in. */
    BearerToken(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether a sender with this Authorization header may come in; takes as long whatever is right about it. */
    boolean isRight(@Nullable String authorization) {
        if (secret.length == 0) {
            return true;
        }
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return false;
        }
        String given = authorization.substring(SCHEME.length()).strip();
        return MessageDigest.isEqual(secret, given.getBytes(StandardCharsets.UTF_8));
    }
}
