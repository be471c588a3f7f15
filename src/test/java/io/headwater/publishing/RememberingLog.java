package io.headwater.publishing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A delivery log that keeps what it was told. */
final class RememberingLog implements DeliveryLog {
    private final List<Row> acknowledged = Collections.synchronizedList(new ArrayList<>());
    private final List<StoredRows> stored = Collections.synchronizedList(new ArrayList<>());
    private final List<Row> rejected = Collections.synchronizedList(new ArrayList<>());
    private final List<String> reasons = Collections.synchronizedList(new ArrayList<>());
    private final boolean setsAside;

    /** @param setsAside whether rows that can never be sent are set aside, or fail their delivery */
    RememberingLog(boolean setsAside) {
        this.setsAside = setsAside;
    }

    List<Row> acknowledgedRows() {
        return List.copyOf(acknowledged);
    }

    List<StoredRows> storedRows() {
        return List.copyOf(stored);
    }

    List<Row> rejectedRows() {
        return List.copyOf(rejected);
    }

    List<String> reasons() {
        return List.copyOf(reasons);
    }

    @Override
    public void acknowledged(List<Row> rows, List<StoredRows> where) {
        acknowledged.addAll(rows);
        stored.addAll(where);
    }

    @Override
    public boolean rejected(Row row, String reason) {
        if (setsAside) {
            rejected.add(row);
        }
        reasons.add(reason);
        return setsAside;
    }
}
