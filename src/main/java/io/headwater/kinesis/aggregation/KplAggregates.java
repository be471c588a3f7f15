package io.headwater.kinesis.aggregation;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes aggregates apart, whoever made them.
 *
 * <p>What is no aggregate to the last byte is none: a record that only begins like one is a record. In one case that differs from
 * the KCL, which hands out the records up to the first with a key that is not there, and loses the others.
 */
public final class KplAggregates {
    private KplAggregates() {}

    /**
     * The records in an aggregate, in order; empty if the data is none.
     *
     * <p>An aggregate of no records, which no producer makes, gives an empty list.
     *
     * @param data a record's data; neither its position nor its bytes are changed, and the result does not depend on them later
     */
    public static Optional<List<UserRecord>> split(ByteBuffer data) {
        if (data.remaining() <= KplFormat.MAGIC_BYTES + KplFormat.DIGEST_BYTES || magic(data) != KplFormat.MAGIC) {
            return Optional.empty();
        }
        ByteBuffer copy =
                ByteBuffer.allocate(data.remaining()).put(data.duplicate()).asReadOnlyBuffer();
        int messageBytes = copy.capacity() - KplFormat.MAGIC_BYTES - KplFormat.DIGEST_BYTES;
        ByteBuffer message = copy.slice(KplFormat.MAGIC_BYTES, messageBytes);
        ByteBuffer digest = copy.slice(KplFormat.MAGIC_BYTES + messageBytes, KplFormat.DIGEST_BYTES);
        if (!digest.equals(ByteBuffer.wrap(KplFormat.digest(message.duplicate())))) {
            return Optional.empty();
        }
        try {
            return Optional.of(records(new ProtobufReader(message)));
        } catch (ProtobufException noAggregate) {
            return Optional.empty();
        }
    }

    private static int magic(ByteBuffer data) {
        // A slice is big-endian, whatever the buffer was set to.
        return data.slice().getInt();
    }

    private static List<UserRecord> records(ProtobufReader message) throws ProtobufException {
        List<String> partitionKeys = new ArrayList<>();
        List<String> hashKeys = new ArrayList<>();
        List<ByteBuffer> records = new ArrayList<>();
        // Fields may come in any order: the keys that a record names may stand behind it.
        while (message.hasMore()) {
            int tag = message.tag();
            switch (tag) {
                case KplFormat.PARTITION_KEY -> partitionKeys.add(message.string());
                case KplFormat.EXPLICIT_HASH_KEY -> hashKeys.add(message.string());
                case KplFormat.RECORD -> records.add(message.bytes());
                default -> message.skip(tag);
            }
        }
        List<UserRecord> result = new ArrayList<>(records.size());
        for (ByteBuffer record : records) {
            result.add(record(new ProtobufReader(record), partitionKeys, hashKeys));
        }
        return List.copyOf(result);
    }

    private static UserRecord record(ProtobufReader message, List<String> partitionKeys, List<String> hashKeys)
            throws ProtobufException {
        Optional<String> partitionKey = Optional.empty();
        Optional<String> hashKey = Optional.empty();
        Optional<ByteBuffer> data = Optional.empty();
        // Of a field that comes twice, the last counts.
        while (message.hasMore()) {
            int tag = message.tag();
            switch (tag) {
                case KplFormat.PARTITION_KEY_INDEX -> partitionKey = Optional.of(at(message.varint(), partitionKeys));
                case KplFormat.EXPLICIT_HASH_KEY_INDEX -> hashKey = Optional.of(at(message.varint(), hashKeys));
                case KplFormat.DATA -> data = Optional.of(message.bytes());
                case KplFormat.TAG -> requireTag(new ProtobufReader(message.bytes()));
                default -> message.skip(tag);
            }
        }
        if (partitionKey.isEmpty() || data.isEmpty()) {
            throw new ProtobufException("a record without a partition key or without data");
        }
        return new UserRecord(partitionKey.get(), hashKey, data.get());
    }

    /** A tag of a record means nothing here, but the KCL reads no record with one that is broken. */
    private static void requireTag(ProtobufReader message) throws ProtobufException {
        boolean hasKey = false;
        while (message.hasMore()) {
            int tag = message.tag();
            switch (tag) {
                case KplFormat.TAG_KEY -> {
                    message.skip(tag);
                    hasKey = true;
                }
                default -> message.skip(tag);
            }
        }
        if (!hasKey) {
            throw new ProtobufException("a tag without a key");
        }
    }

    private static String at(long index, List<String> keys) throws ProtobufException {
        if (index < 0 || index >= keys.size()) {
            throw new ProtobufException(
                    "a record names key %s of %d".formatted(Long.toUnsignedString(index), keys.size()));
        }
        return keys.get((int) index);
    }
}
