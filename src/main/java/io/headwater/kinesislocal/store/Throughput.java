package io.headwater.kinesislocal.store;

/**
 * Whether the throughput of shards is limited.
 *
 * @param onWrites 1,000 records and 1 MiB a second
 * @param onReads 5 reads and 2 MiB a second
 */
public record Throughput(boolean onWrites, boolean onReads) {}
