package io.headwater.kinesislocal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class HashKeyRangeTest {
    @Property(tries = 300)
    void everyKeyGoesToTheShardWhoseRangeHoldsItsMd5(
            @ForAll @StringLength(min = 1, max = 256) String key, @ForAll @IntRange(min = 1, max = 100) int shards)
            throws NoSuchAlgorithmException {
        Stream stream = new Streams(1024 * 1024, InstantSource.system(), new Throughput(false, false))
                .create(new StreamSettings("s", shards, false, Duration.ofHours(24), 1024))
                .orElseThrow();
        byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
        BigInteger md5 = new BigInteger(1, MessageDigest.getInstance("MD5").digest(utf8));

        HashKeyRange range = stream.shardFor(HashKey.ofPartitionKey(utf8)).range();

        assertThat(md5)
                .isBetween(
                        new BigInteger(range.start().toString()),
                        new BigInteger(range.end().toString()));
    }

    @Property(tries = 20)
    void theFirstAndTheLastKeyOfARangeGoToItsShard(@ForAll @IntRange(min = 1, max = 50) int shards) {
        Stream stream = new Streams(1024 * 1024, InstantSource.system(), new Throughput(false, false))
                .create(new StreamSettings("s", shards, false, Duration.ofHours(24), 1024))
                .orElseThrow();

        for (Shard shard : stream.allShards()) {
            assertThat(stream.shardFor(shard.range().start())).isSameAs(shard);
            assertThat(stream.shardFor(shard.range().end())).isSameAs(shard);
        }
    }

    @Property(tries = 50)
    void rangesFollowOneAnotherFromZeroTo2Pow128Minus1(@ForAll @IntRange(min = 1, max = 600) int shards) {
        List<HashKeyRange> ranges = HashKeyRange.evenly(shards);

        BigInteger next = BigInteger.ZERO;
        for (HashKeyRange range : ranges) {
            assertThat(range.start()).hasToString(next.toString());
            next = new BigInteger(range.end().toString()).add(BigInteger.ONE);
        }
        assertThat(ranges).hasSize(shards);
        assertThat(next).isEqualTo(BigInteger.TWO.pow(128));
    }
}
