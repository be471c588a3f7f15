package io.headwater.kinesis;

/**
 * Where a shard is to be read on by who comes next.
 *
 * @param start where, unless it is ended
 * @param ended whether it is read to its end, and all of it done with
 */
record Place(ShardName shard, ShardStart start, boolean ended) {}
