package io.headwater.delivery;

import io.headwater.kinesis.StreamRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** The lines of one object while it is collected. Not thread-safe. */
final class ObjectBuffer {
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final StreamRecord first;
    private final Instant begun;
    private StreamRecord last;
    private long records;

    /** One that begins with a record, which is still to be added, at a time by the clock of delivery. */
    ObjectBuffer(StreamRecord first, Instant begun) {
        this.first = first;
        this.last = first;
        this.begun = begun;
    }

    void add(StreamRecord record) {
        try {
            record.writeLineTo(lines);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes whatever is written", e);
        }
        last = record;
        records++;
    }

    StreamRecord first() {
        return first;
    }

    StreamRecord last() {
        return last;
    }

    Instant begun() {
        return begun;
    }

    long records() {
        return records;
    }

    int size() {
        return lines.size();
    }

    byte[] lines() {
        return lines.toByteArray();
    }
}
