package io.headwater.ingest.http;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** As what messages may be sent; how they are put together is seen from the body. */
final class ContentTypes {
    static final String ALLOWED = "application/json or application/x-ndjson, in UTF-8";

    private static final Set<String> TYPES = Set.of("application/json", "application/x-ndjson", "application/ndjson");
    private static final String CHARSET = "charset=";

    private ContentTypes() {}

    static boolean isAllowed(@Nullable String header) {
        if (header == null) {
            return false;
        }
        String[] parts = header.toLowerCase(Locale.ROOT).split(";", -1);
        if (!TYPES.contains(parts[0].strip())) {
            return false;
        }
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.startsWith(CHARSET)
                    && !parameter.substring(CHARSET.length()).replace("\"", "").equals("utf-8")) {
                return false;
            }
        }
        return true;
    }
}
