package io.headwater.kinesis.aggregation;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * One of the records that an aggregate holds.
 *
 * @param partitionKey the key that its producer gave it, which need not be the aggregate's
 * @param explicitHashKey what stands for the key's hash, if its producer said so: a decimal number, not checked
 * @param data its bytes, read-only
 */
public record UserRecord(String partitionKey, Optional<String> explicitHashKey, ByteBuffer data) {}
