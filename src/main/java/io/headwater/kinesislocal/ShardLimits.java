package io.headwater.kinesislocal;

/** Which limits of throughput shards have. */
public enum ShardLimits {
    /** None: a shard takes and gives whatever comes. */
    NONE,
    /** A shard takes 1,000 records a second and 1 MiB a second, partition keys included. */
    ON_WRITES,
    /** As before, and a shard gives 5 answers to GetRecords a second and 2 MiB a second. */
    ON_WRITES_AND_READS
}
