package io.headwater.delivery;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The name of an object: {@code payments/2026/11/25/04/payments-shardId-000000000003-2026-11-25-04-31-07-4968….ndjson}. It says the
 * stream, the shard, and when the first record arrived (UTC) and which one it is; so what is written once more after a crash has the
 * same name.
 */
final class ObjectName {
    private static final DateTimeFormatter FOLDERS = utc("yyyy/MM/dd/HH");
    private static final DateTimeFormatter TIME = utc("yyyy-MM-dd-HH-mm-ss");

    private ObjectName() {}

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    static String of(String stream, String shard, Instant firstArrived, String firstNumber, ObjectFormat format) {
        return "%s/%s/%s-%s-%s-%s%s"
                .formatted(
                        stream,
                        FOLDERS.format(firstArrived),
                        stream,
                        shard,
                        TIME.format(firstArrived),
                        firstNumber,
                        format.suffix());
    }
}
