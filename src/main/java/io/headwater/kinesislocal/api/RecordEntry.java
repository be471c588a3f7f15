package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.store.HashKey;
import io.headwater.kinesislocal.store.Stream;
import io.headwater.kinesislocal.wire.ApiException;
import io.headwater.kinesislocal.wire.Fields;
import io.headwater.kinesislocal.wire.TextRule;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One record to be put, as PutRecord and PutRecords take it: its own limits are checked here. */
final class RecordEntry {
    /** In characters, not bytes (PutRecordsRequestEntry in the API reference). */
    private static final TextRule PARTITION_KEY = TextRule.length(1, 256);

    private static final int BYTES_IN_A_KIB = 1024;

    private final String dataPath;
    private final byte[] data;
    private final byte[] partitionKey;
    private final Optional<String> explicitHashKey;

    private RecordEntry(String dataPath, byte[] data, byte[] partitionKey, Optional<String> explicitHashKey) {
        this.dataPath = dataPath;
        this.data = data;
        this.partitionKey = partitionKey;
        this.explicitHashKey = explicitHashKey;
    }

    /** Reads an entry; the path names its data in messages. */
    static RecordEntry read(Fields fields, String dataPath) {
        byte[] partitionKey = fields.text("PartitionKey", PARTITION_KEY).getBytes(StandardCharsets.UTF_8);
        Optional<String> explicitHashKey = fields.optionalText("ExplicitHashKey", Rules.HASH_KEY);
        byte[] data = fields.blob("Data", Rules.MAX_RECORD_KIB * BYTES_IN_A_KIB);
        return new RecordEntry(dataPath, data, partitionKey, explicitHashKey);
    }

    byte[] data() {
        return data;
    }

    byte[] partitionKey() {
        return partitionKey;
    }

    /** What counts against the limits of records and requests. */
    int payloadBytes() {
        return data.length + partitionKey.length;
    }

    /** Refuses a record that is larger than the stream takes, its partition key included. */
    void throwIfTooLargeFor(Stream stream) {
        int limit = stream.maxRecordKib() * BYTES_IN_A_KIB;
        if (data.length > limit) {
            throw tooLarge(Integer.toString(limit));
        }
        if (payloadBytes() > limit) {
            throw tooLarge((limit - partitionKey.length) + " (the stream takes records of " + limit
                    + " bytes; the partition key has " + partitionKey.length + " of them)");
        }
    }

    /** Where the record goes. */
    HashKey hashKey() {
        return explicitHashKey.map(RecordEntry::parse).orElseGet(() -> HashKey.ofPartitionKey(partitionKey));
    }

    private static HashKey parse(String decimal) {
        BigInteger number = new BigInteger(decimal);
        if (number.compareTo(HashKey.COUNT) >= 0) {
            throw ApiException.invalidArgument("Invalid ExplicitHashKey. ExplicitHashKey must be in the range:"
                    + " [0, 2^128-1]. Specified value was " + decimal);
        }
        return HashKey.of(number);
    }

    private ApiException tooLarge(String allowed) {
        return ApiException.validation("1 validation error detected: Value '" + Fields.valueOfBytes(data.length)
                + "' at '" + dataPath + "' failed to satisfy constraint: Member must have length less than or equal to "
                + allowed);
    }
}
