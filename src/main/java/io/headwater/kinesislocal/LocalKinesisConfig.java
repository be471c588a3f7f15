package io.headwater.kinesislocal;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.regex.Pattern;

/**
 * What a local Kinesis is started with.
 *
 * @param host the address to listen on, by default 127.0.0.1; signatures are not checked, so mind who can reach another
 * @param port 1 to 65535, by default 4567; 0 for any that is free
 * @param region what ARNs say, by default us-west-2
 * @param accountId what ARNs and messages say: 12 digits, by default zeros
 * @param retention how long records of new streams stay readable, by default 24 hours; 1 ms to 365 days. What is
 *     older is left out when a shard is read, and its memory given back then
 * @param memoryBudgetBytes what the records of all streams may take of the heap together, by default 256 MiB; at least 1
 *     MiB. Counted are whole blocks of up to 256 KiB: of a record its data, its partition key in UTF-8, 24 bytes of header
 *     and 4 to 8 of index; and what blocks keep free for records to come. Beyond it the oldest blocks of all streams are
 *     forgotten, with a warning. Requests being answered come on top: up to 32 MiB each
 * @param clock tells when records arrive and expire, and what a second is to the limits of shards
 * @param shardLimits which limits of throughput the shards have, by default those on writes
 */
public record LocalKinesisConfig(
        String host,
        int port,
        String region,
        String accountId,
        Duration retention,
        long memoryBudgetBytes,
        InstantSource clock,
        ShardLimits shardLimits) {
    private static final int MAX_PORT = 65_535;
    private static final long MIB = 1024 * 1024;
    private static final Duration LONGEST_RETENTION = Duration.ofDays(365);
    private static final Pattern ACCOUNT_ID = Pattern.compile("\\d{12}");

    /**
     * What a local Kinesis is started with.
     *
     * @throws IllegalArgumentException for a value that is not allowed
     */
    public LocalKinesisConfig {
        check(!host.isBlank(), "host", host, "an address of this machine, such as 127.0.0.1");
        check(port >= 0 && port <= MAX_PORT, "port", port, "1 to " + MAX_PORT + ", or 0 for any that is free");
        check(!region.isBlank(), "region", region, "a name such as us-west-2");
        check(ACCOUNT_ID.matcher(accountId).matches(), "account id", accountId, "12 digits");
        check(
                retention.compareTo(Duration.ofMillis(1)) >= 0 && retention.compareTo(LONGEST_RETENTION) <= 0,
                "retention",
                retention,
                "1 ms to 365 days");
        check(memoryBudgetBytes >= MIB, "memory budget", memoryBudgetBytes, "at least " + MIB + " bytes");
    }

    /** Port 4567 of this machine only, region us-west-2, 24 hours, 256 MiB, the system's clock, shards that take what those of AWS take. */
    public static LocalKinesisConfig defaults() {
        return new LocalKinesisConfig(
                "127.0.0.1",
                4567,
                "us-west-2",
                "000000000000",
                Duration.ofHours(24),
                256 * MIB,
                Clock.systemUTC(),
                ShardLimits.ON_WRITES);
    }

    /** The same with another address to listen on. */
    public LocalKinesisConfig withHost(String changed) {
        return new LocalKinesisConfig(
                changed, port, region, accountId, retention, memoryBudgetBytes, clock, shardLimits);
    }

    /** The same with another port; 0 for any that is free. */
    public LocalKinesisConfig withPort(int changed) {
        return new LocalKinesisConfig(
                host, changed, region, accountId, retention, memoryBudgetBytes, clock, shardLimits);
    }

    /** The same with another region. */
    public LocalKinesisConfig withRegion(String changed) {
        return new LocalKinesisConfig(host, port, changed, accountId, retention, memoryBudgetBytes, clock, shardLimits);
    }

    /** The same with another account id. */
    public LocalKinesisConfig withAccountId(String changed) {
        return new LocalKinesisConfig(host, port, region, changed, retention, memoryBudgetBytes, clock, shardLimits);
    }

    /** The same with another retention period of new streams. */
    public LocalKinesisConfig withRetention(Duration changed) {
        return new LocalKinesisConfig(host, port, region, accountId, changed, memoryBudgetBytes, clock, shardLimits);
    }

    /** The same with another memory budget, in bytes. */
    public LocalKinesisConfig withMemoryBudgetBytes(long changed) {
        return new LocalKinesisConfig(host, port, region, accountId, retention, changed, clock, shardLimits);
    }

    /** The same with another clock. */
    public LocalKinesisConfig withClock(InstantSource changed) {
        return new LocalKinesisConfig(
                host, port, region, accountId, retention, memoryBudgetBytes, changed, shardLimits);
    }

    /** The same with other limits of throughput. */
    public LocalKinesisConfig withShardLimits(ShardLimits changed) {
        return new LocalKinesisConfig(host, port, region, accountId, retention, memoryBudgetBytes, clock, changed);
    }

    /** The same with shards that take and give whatever comes, for tests of other things than throughput. */
    public LocalKinesisConfig withoutShardLimits() {
        return withShardLimits(ShardLimits.NONE);
    }

    private static void check(boolean allowed, String what, Object seen, String expected) {
        if (!allowed) {
            throw new IllegalArgumentException(
                    "The local Kinesis's " + what + " is '" + seen + "'. Allowed: " + expected + ".");
        }
    }
}
