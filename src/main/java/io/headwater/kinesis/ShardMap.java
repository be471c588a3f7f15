package io.headwater.kinesis;

import io.headwater.publishing.Refusal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.Shard;

/**
 * Which shard of a stream a partition key goes to: the one whose range holds the MD5 of the key. Learned by ListShards when
 * first asked, and again when a record turns out to be elsewhere, since a stream is split and merged while it is written to.
 *
 * <p>A guess that only decides what is waited for together: where shards may not be listed, all keys count as of one. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/kinesis/latest/APIReference/API_HashKeyRange.html">HashKeyRange</a>
 */
final class ShardMap {
    private static final Logger LOG = LoggerFactory.getLogger(ShardMap.class);

    /** ListShards may be called 1,000 times a second by everybody together; once in this time is soon enough. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    /** Where shards may not be listed, that does not change soon. */
    private static final Duration AFTER_A_REFUSAL = Duration.ofMinutes(5);

    /** The shard of every key while no shard is known. */
    static final String UNKNOWN = "";

    private static final ThreadLocal<MessageDigest> MD5 = ThreadLocal.withInitial(ShardMap::md5);

    private final KinesisAsyncClient client;
    private final String stream;
    private final LongSupplier nanoTime;
    private final AtomicLong nextLook;
    private volatile List<Range> ranges = List.of();
    private volatile boolean asked;

    /** The keys from this one on, up to the next range's. */
    private record Range(HashKey start, String shard) {}

    /** A hash key: 128 bits without sign. */
    private record HashKey(long high, long low) implements Comparable<HashKey> {
        static HashKey of(byte[] bytes) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new HashKey(buffer.getLong(), buffer.getLong());
        }

        static HashKey of(String decimal) {
            BigInteger number = new BigInteger(decimal);
            return new HashKey(number.shiftRight(Long.SIZE).longValue(), number.longValue());
        }

        @Override
        public int compareTo(HashKey other) {
            int byHigh = Long.compareUnsigned(high, other.high);
            return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
        }
    }

    ShardMap(KinesisAsyncClient client, String stream, LongSupplier nanoTime) {
        this.client = client;
        this.stream = stream;
        this.nanoTime = nanoTime;
        this.nextLook = new AtomicLong(nanoTime.getAsLong());
    }

    /** The shard that a key is thought to go to; the same empty name for all while nothing is known. Waits the first time. */
    String shardOf(String partitionKey) {
        if (!asked) {
            lookFirst();
        }
        List<Range> known = ranges;
        if (known.isEmpty()) {
            return UNKNOWN;
        }
        HashKey key = HashKey.of(MD5.get().digest(partitionKey.getBytes(StandardCharsets.UTF_8)));
        int low = 0;
        int high = known.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (known.get(middle).start().compareTo(key) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return known.get(low).shard();
    }

    /** Notes where a record was stored: if not where it was thought to go, the shards are listed again. */
    void stored(String partitionKey, String shard) {
        // An answer's thread must not wait for another answer.
        if (asked && !shardOf(partitionKey).equals(shard)) {
            lookAgain();
        }
    }

    private synchronized void lookFirst() {
        if (asked) {
            return;
        }
        look().join();
        asked = true;
    }

    /** Lists the shards; what was known stays when that fails. */
    private CompletableFuture<Void> look() {
        return ShardList.of(client, stream).thenApply(ShardMap::rangesOf).handle((found, error) -> {
            boolean refused = error != null && KinesisErrors.ofRequest(error).kind() == Refusal.Kind.HOPELESS;
            nextLook.set(nanoTime.getAsLong() + (refused ? AFTER_A_REFUSAL : BETWEEN_LOOKS).toNanos());
            if (error == null) {
                ranges = found;
            } else {
                LOG.debug("The shards of stream '{}' cannot be listed; it is sent to by what is known", stream, error);
            }
            return null;
        });
    }

    private void lookAgain() {
        long due = nextLook.get();
        long now = nanoTime.getAsLong();
        if (now - due < 0 || !nextLook.compareAndSet(due, now + BETWEEN_LOOKS.toNanos())) {
            return;
        }
        var unused = look();
    }

    private static List<Range> rangesOf(List<Shard> shards) {
        return shards.stream()
                .filter(ShardList::isOpen)
                .map(shard -> new Range(HashKey.of(shard.hashKeyRange().startingHashKey()), shard.shardId()))
                .sorted(Comparator.comparing(Range::start))
                .toList();
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }
}
