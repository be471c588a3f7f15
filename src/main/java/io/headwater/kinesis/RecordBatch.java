package io.headwater.kinesis;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;

/**
 * Records of one shard, in its order, and the account of when they are done with. The aggregates of the KPL are taken apart: records
 * that came in one have the same sequence number, and stand together.
 *
 * <p>It iterates over the records' bytes, which is the body that an {@code aws2-kinesis} producer takes.
 *
 * <p>Whoever is handed a batch has it counted as done when they return, unless they call {@link #takeOver}: from then on it counts
 * as done when, and as far as, {@link Custody#done} says so. Immutable but for that.
 */
public final class RecordBatch implements Iterable<byte[]> {
    private final String stream;
    private final ShardName shard;
    private final List<StreamRecord> records;
    private final Custody custody;

    RecordBatch(String stream, ShardName shard, List<StreamRecord> records, ShardPosition position) {
        this.stream = stream;
        this.shard = shard;
        this.records =
                records.stream().flatMap(record -> record.apart().stream()).toList();
        this.custody = new Custody(
                position,
                records.get(0).sequenceNumber(),
                records.get(records.size() - 1).sequenceNumber());
    }

    /** The stream's name. */
    public String stream() {
        return stream;
    }

    /** The shard that all records come from. */
    public ShardName shard() {
        return shard;
    }

    /** The records; unmodifiable. */
    public List<StreamRecord> records() {
        return records;
    }

    /** The key of each record. */
    public List<String> partitionKeys() {
        return records.stream().map(StreamRecord::partitionKey).toList();
    }

    /** The sequence number of the last record. */
    public String lastSequenceNumber() {
        return custody.last();
    }

    /** Has the batch stay open when its handler returns, until the account that is given back says that it is done with. */
    public Custody takeOver() {
        custody.takeOver();
        return custody;
    }

    Custody custody() {
        return custody;
    }

    /** The data of all records, each with a newline at its end. */
    public byte[] lines() {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        try {
            for (StreamRecord record : records) {
                record.writeLineTo(lines);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes whatever is written", e);
        }
        return lines.toByteArray();
    }

    @Override
    public Iterator<byte[]> iterator() {
        return records.stream().map(StreamRecord::bytes).iterator();
    }

    /** What a log or an error message says of it. */
    @Override
    public String toString() {
        return "%d records of %s, up to %s".formatted(records.size(), shard.id(), custody.last());
    }
}
