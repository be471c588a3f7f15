package io.headwater.publishing;

/**
 * What a shard takes for good.
 *
 * @param rowsPerSecond rows, above 0
 * @param bytesPerSecond bytes of rows with their partition keys, above 0
 */
public record Throughput(double rowsPerSecond, double bytesPerSecond) {}
