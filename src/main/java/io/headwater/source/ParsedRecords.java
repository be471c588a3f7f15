package io.headwater.source;

import io.headwater.publishing.Row;
import java.util.ArrayList;
import java.util.List;

/** What became of consecutive records: rows in order, and which of the records were rejected and why. */
final class ParsedRecords {
    /** The record of this index in its run is rejected for this reason. */
    record Rejection(int record, String reason) {}

    private final List<Row> rows = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();

    List<Row> rows() {
        return rows;
    }

    List<Rejection> rejections() {
        return rejections;
    }

    int count() {
        return rows.size() + rejections.size();
    }

    void clear() {
        rows.clear();
        rejections.clear();
    }
}
