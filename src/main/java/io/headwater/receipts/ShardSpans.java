package io.headwater.receipts;

import io.headwater.receipts.Receipt.Shard;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * Between which sequence numbers the rows of a file lie, shard by shard, gathered from acknowledgements in any order. Thread-safe.
 */
public final class ShardSpans {
    private final TreeMap<String, Span> spans = new TreeMap<>();

    private static final class Span {
        private String first;
        private String last;
        private long rows;

        Span(String first, String last) {
            this.first = first;
            this.last = last;
        }

        void add(String from, String to, long more) {
            if (compare(from, first) < 0) {
                first = from;
            }
            if (compare(to, last) > 0) {
                last = to;
            }
            rows += more;
        }
    }

    /** Adds what earlier runs gathered. */
    public synchronized void addAll(Collection<Shard> shards) {
        shards.forEach(each -> add(each.shard(), each.firstSequenceNumber(), each.lastSequenceNumber(), each.rows()));
    }

    /** Adds an acknowledged row. */
    public synchronized void add(String shard, String sequenceNumber) {
        add(shard, sequenceNumber, sequenceNumber, 1);
    }

    private void add(String shard, String from, String to, long rows) {
        spans.computeIfAbsent(shard, each -> new Span(from, to)).add(from, to, rows);
    }

    /** All of them so far, in the order of the shards' names, which is that of their making. */
    public synchronized List<Shard> shards() {
        return spans.entrySet().stream()
                .map(each ->
                        new Shard(each.getKey(), each.getValue().first, each.getValue().last, each.getValue().rows))
                .toList();
    }

    /** By value: they are decimal numbers without zeros before them. */
    private static int compare(String a, String b) {
        return a.length() == b.length() ? a.compareTo(b) : Integer.compare(a.length(), b.length());
    }
}
