package io.headwater.delivery;

import io.headwater.kinesis.Custody;
import io.headwater.kinesis.SequenceNumbers;
import io.headwater.kinesis.ShardName;
import io.headwater.kinesis.StreamRecord;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The objects of one shard, one after another: each record goes into one of them, in order, also when it is read more than once.
 *
 * <p>That rests on objects being without gaps: whatever comes before the first record of the object on record is stored. Not
 * thread-safe.
 */
final class ShardDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(ShardDelivery.class);

    private final String stream;
    private final ShardName shard;
    private final DeliveryRules rules;
    private final ObjectStore store;
    private final DeliveryRecord record;

    /** The accounts of batches of which something is not stored yet. */
    private final List<Custody> open = new ArrayList<>();

    private Optional<DeliveredObject> onRecord;
    private Optional<String> taken = Optional.empty();
    private @Nullable ObjectBuffer collecting;

    /** What the object that is being collected has to become, since it was to be that before a failure or a crash. */
    private Optional<DeliveredObject> due = Optional.empty();

    ShardDelivery(String stream, ShardName shard, DeliveryRules rules, ObjectStore store, DeliveryRecord record) {
        this.stream = stream;
        this.shard = shard;
        this.rules = rules;
        this.store = store;
        this.record = record;
        this.onRecord = record.read();
    }

    /** Notes that records of a batch are about to be added. */
    void begin(Custody batch) {
        open.add(batch);
    }

    /** Whether a record is in an object, or on its way into one, already. */
    boolean has(StreamRecord read) {
        String number = read.sequenceNumber();
        if (taken.isPresent() && SequenceNumbers.compare(number, taken.get()) <= 0) {
            return true;
        }
        return onRecord.filter(object -> object.stored()
                        ? SequenceNumbers.compare(number, object.last()) <= 0
                        : SequenceNumbers.compare(number, object.first()) < 0)
                .isPresent();
    }

    /** Adds a record to the object that is being collected, which must not be complete, or to a new one. */
    void add(StreamRecord read, Instant now) {
        ObjectBuffer buffer = collecting;
        if (buffer == null) {
            buffer = new ObjectBuffer(read, now);
            collecting = buffer;
            due = onRecord.filter(object -> !object.stored() && object.first().equals(read.sequenceNumber()));
        }
        buffer.add(read);
        taken = Optional.of(read.sequenceNumber());
    }

    /** Bytes of the object that is being collected. */
    long size() {
        return collecting == null ? 0 : collecting.size();
    }

    /** Whether nothing more may be added to it before it is stored. */
    boolean isComplete() {
        ObjectBuffer buffer = collecting;
        if (buffer == null) {
            return false;
        }
        return due.map(object -> SequenceNumbers.compare(buffer.last().sequenceNumber(), object.last()) >= 0)
                .orElse(buffer.size() >= rules.size());
    }

    /** Whether it may be stored now: what has to become a certain object must be that. */
    boolean mayEnd() {
        return collecting != null && (due.isEmpty() || isComplete());
    }

    /** Whether it is complete, or has been collected for long enough. */
    boolean isDue(Instant now) {
        ObjectBuffer buffer = collecting;
        return buffer != null
                && mayEnd()
                && (isComplete() || !now.isBefore(buffer.begun().plus(rules.interval())));
    }

    /** The records that are collected, in words. */
    @Override
    public String toString() {
        ObjectBuffer buffer = collecting;
        return "%d records of %s of stream '%s'".formatted(buffer == null ? 0 : buffer.records(), shard.id(), stream);
    }

    /**
     * Stores what is collected; if that fails, it is to be called again.
     *
     * @throws Exception why it is not stored
     */
    void store() throws Exception {
        ObjectBuffer buffer = collecting;
        if (buffer == null) {
            return;
        }
        DeliveredObject object = due.orElseGet(() -> objectOf(buffer));
        if (!onRecord.equals(Optional.of(object))) {
            record.write(object);
            onRecord = Optional.of(object);
        }
        due = onRecord;
        ObjectFormat format = ObjectFormat.of(object.name());
        store.put(object.name(), format.bytes(buffer.lines()), format.contentType());
        LOG.info("Delivered {}: {} records, {} KB of lines", object.name(), buffer.records(), buffer.size() >> 10);
        collecting = null;
        due = Optional.empty();
        onRecord = Optional.of(object.asStored());
        try {
            record.write(object.asStored());
        } catch (IOException e) {
            // Then a crash has the same object stored once more; and before the next one, writing has to succeed.
            LOG.debug("Noting that {} is stored", object.name(), e);
        }
        acknowledge();
    }

    private DeliveredObject objectOf(ObjectBuffer buffer) {
        StreamRecord first = buffer.first();
        String name = ObjectName.of(stream, shard.id(), first.arrived(), first.sequenceNumber(), rules.format());
        return new DeliveredObject(
                shard, name, first.sequenceNumber(), buffer.last().sequenceNumber(), false);
    }

    /** Lets the stream's position move behind all that is stored. */
    void acknowledge() {
        onRecord.filter(DeliveredObject::stored).ifPresent(object -> {
            String through = object.last();
            open.stream()
                    .filter(batch -> SequenceNumbers.compare(through, batch.first()) >= 0)
                    .forEach(batch -> batch.done(through));
            open.removeIf(batch -> SequenceNumbers.compare(through, batch.last()) >= 0);
        });
    }
}
