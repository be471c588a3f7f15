package io.headwater.kinesis;

import io.headwater.kinesis.aggregation.KplAggregate;
import io.headwater.publishing.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts rows of one partition key into one record, and no others: a consumer drops an aggregate whose inner keys belong to another
 * shard than its own.
 */
final class KeyAggregation {
    private KeyAggregation() {}

    /** A row of its own for each row that shares its key with no other, and for the others as few as keep to the size. */
    static List<Row> of(List<Row> rows, long maxRecordBytes) {
        Map<String, List<Row>> byKey = new LinkedHashMap<>();
        rows.forEach(row -> byKey.computeIfAbsent(row.partitionKey(), key -> new ArrayList<>())
                .add(row));
        List<Row> records = new ArrayList<>(byKey.size());
        byKey.forEach((key, ofKey) -> addRecords(key, ofKey, maxRecordBytes, records));
        return records;
    }

    private static void addRecords(String key, List<Row> rows, long maxRecordBytes, List<Row> records) {
        int from = 0;
        while (from < rows.size()) {
            KplAggregate aggregate = KplAggregate.of(key);
            int to = from;
            while (to < rows.size()
                    && (to == from || aggregate.fits(rows.get(to).data(), maxRecordBytes))) {
                aggregate.add(rows.get(to).data());
                to++;
            }
            List<Row> members = rows.subList(from, to);
            // A row alone may be larger than what an aggregate of it could be, and is sent as it is, as the KPL does.
            records.add(members.size() == 1 ? members.get(0) : Row.ofSeveral(aggregate.toBytes(), key, members));
            from = to;
        }
    }
}
