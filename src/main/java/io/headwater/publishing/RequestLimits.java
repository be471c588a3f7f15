package io.headwater.publishing;

import java.nio.charset.StandardCharsets;

/**
 * What one request may hold.
 *
 * @param maxRows rows, at least 1
 * @param maxBytes bytes of all rows, their keys' UTF-8 bytes included; a row that is larger alone may stand alone
 */
public record RequestLimits(int maxRows, long maxBytes) {

    /** The same for requests of fewer bytes. */
    RequestLimits withMaxBytes(long bytes) {
        return bytes < maxBytes ? new RequestLimits(maxRows, bytes) : this;
    }

    /** The bytes of a row that count against a limit. */
    static long bytes(Row row) {
        return (long) row.data().length + row.partitionKey().getBytes(StandardCharsets.UTF_8).length;
    }
}
