package io.headwater.publishing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What one request may hold.
 *
 * @param maxRows rows, at least 1
 * @param maxBytes bytes of all rows, their keys' UTF-8 bytes included
 */
public record RequestLimits(int maxRows, long maxBytes) {

    /** Cuts rows into requests that keep to the limits, in order; a row that is too large alone stands alone. */
    public List<List<Row>> cut(List<Row> rows) {
        List<List<Row>> requests = new ArrayList<>(1);
        int start = 0;
        long bytes = 0;
        for (int i = 0; i < rows.size(); i++) {
            long size = bytes(rows.get(i));
            if (i > start && (i - start == maxRows || bytes + size > maxBytes)) {
                requests.add(rows.subList(start, i));
                start = i;
                bytes = 0;
            }
            bytes += size;
        }
        if (start < rows.size()) {
            requests.add(rows.subList(start, rows.size()));
        }
        return requests;
    }

    /** The bytes of a row that count against a limit. */
    static long bytes(Row row) {
        return (long) row.data().length + row.partitionKey().getBytes(StandardCharsets.UTF_8).length;
    }
}
