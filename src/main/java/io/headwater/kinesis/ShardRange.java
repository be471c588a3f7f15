package io.headwater.kinesis;

/**
 * A part of a shard.
 *
 * @param first the sequence number of the first record
 * @param last that of the last one, which belongs to it
 */
public record ShardRange(String shard, String first, String last) {}
