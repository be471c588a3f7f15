package io.headwater.kinesislocal.store;

import java.time.Duration;

/**
 * What a stream is created with.
 *
 * @param name 1 to 128 of a–z A–Z 0–9 _ . -
 * @param shardCount at least 1
 * @param onDemand whether it was asked for in on-demand mode
 * @param retention how long records stay readable
 * @param maxRecordKib how large a record may be with its partition key, in KiB
 */
public record StreamSettings(String name, int shardCount, boolean onDemand, Duration retention, int maxRecordKib) {}
