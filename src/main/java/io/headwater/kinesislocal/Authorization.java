package io.headwater.kinesislocal;

import io.headwater.kinesislocal.wire.ApiException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a request is signed at all, in its headers or in its query string. By whom, and whether rightly, is not
 * checked: any credentials do.
 */
final class Authorization {
    private static final int BAD_REQUEST = 400;
    private static final String QUERY_ALGORITHM = "X-Amz-Algorithm";
    private static final List<String> HEADER_PARTS = List.of("Credential", "Signature", "SignedHeaders");
    private static final List<String> QUERY_PARTS =
            List.of(QUERY_ALGORITHM, "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date");

    private Authorization() {}

    /**
     * Refuses a request that is not signed, or not completely.
     *
     * @param header the Authorization header; empty if there is none
     * @param dated whether there is an X-Amz-Date or Date header
     * @param query the query string; empty if there is none
     */
    static void check(String header, boolean dated, String query) {
        Map<String, String> parameters = assignments(query, "&");
        boolean inQuery = parameters.containsKey(QUERY_ALGORITHM);
        if (inQuery && !header.isEmpty()) {
            throw refused(
                    "InvalidSignatureException",
                    "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
        }
        if (inQuery) {
            checkQuery(parameters);
        } else if (header.isEmpty()) {
            throw refused("MissingAuthenticationTokenException", "Missing Authentication Token");
        } else {
            checkHeader(header, dated);
        }
    }

    private static void checkHeader(String header, boolean dated) {
        Map<String, String> given = assignments(header, "[, ]");
        StringBuilder missing = new StringBuilder();
        for (String part : HEADER_PARTS) {
            if (given.getOrDefault(part, "").isEmpty()) {
                missing.append("Authorization header requires '").append(part).append("' parameter. ");
            }
        }
        if (!dated) {
            missing.append("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
        }
        if (missing.length() > 0) {
            throw refused("IncompleteSignatureException", missing + "Authorization=" + header);
        }
    }

    private static void checkQuery(Map<String, String> given) {
        StringBuilder missing = new StringBuilder();
        for (String part : QUERY_PARTS) {
            if (given.getOrDefault(part, "").isEmpty()) {
                missing.append("AWS query-string parameters must include '")
                        .append(part)
                        .append("'. ");
            }
        }
        if (missing.length() > 0) {
            throw refused("IncompleteSignatureException", missing + "Re-examine the query-string parameters.");
        }
    }

    private static Map<String, String> assignments(String text, String separator) {
        Map<String, String> found = new HashMap<>();
        for (String assignment : text.split(separator, -1)) {
            int equals = assignment.indexOf('=');
            found.put(
                    equals < 0 ? assignment : assignment.substring(0, equals),
                    equals < 0 ? "" : assignment.substring(equals + 1));
        }
        return found;
    }

    private static ApiException refused(String type, String message) {
        return new ApiException(BAD_REQUEST, type, message);
    }
}
