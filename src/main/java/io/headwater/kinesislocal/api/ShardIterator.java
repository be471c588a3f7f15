package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.wire.ApiException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A place in a shard from which GetRecords goes on.
 *
 * @param issuedMillis when it was given out, in epoch milliseconds
 * @param streamName the stream
 * @param incarnation which stream of that name: an iterator does not survive its deletion
 * @param shardIndex the shard
 * @param ordinal the least ordinal that is to be read
 */
record ShardIterator(long issuedMillis, String streamName, int incarnation, int shardIndex, long ordinal) {
    /** How long an iterator is valid (GetShardIterator in the API reference). */
    static final long LIFETIME_MILLIS = 300_000;

    /** What iterators of AWS begin with; no other token does. */
    private static final long KIND = 1;

    /** The size of an iterator of AWS, which grows with the stream's name in steps. */
    private static final int BASE_BYTES = 152;

    private static final int STEP_BYTES = 16;
    private static final int CHECKSUM_BYTES = 8;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ROOT);

    static ShardIterator parse(String token) {
        return Tokens.read(token, in -> {
                    boolean ours = in.readLong() == KIND;
                    ShardIterator read =
                            new ShardIterator(in.readLong(), in.readUTF(), in.readInt(), in.readInt(), in.readLong());
                    in.skipBytes(in.available() - CHECKSUM_BYTES);
                    return ours ? read : new ShardIterator(0, "", 0, -1, 0);
                })
                .filter(iterator -> iterator.shardIndex >= 0)
                .orElseThrow(() -> ApiException.invalidArgument("Invalid ShardIterator."));
    }

    String token() {
        return Tokens.write(out -> {
            out.writeLong(KIND);
            out.writeLong(issuedMillis);
            out.writeUTF(streamName);
            out.writeInt(incarnation);
            out.writeInt(shardIndex);
            out.writeLong(ordinal);
            // Two iterators are never the same text, not even for one place within one millisecond.
            out.writeLong(ThreadLocalRandom.current().nextLong());
            int size = BASE_BYTES + (streamName.length() + 2) / STEP_BYTES * STEP_BYTES;
            out.write(new byte[size - CHECKSUM_BYTES - out.size()]);
        });
    }

    ShardIterator movedTo(long nextOrdinal, long nowMillis) {
        return new ShardIterator(nowMillis, streamName, incarnation, shardIndex, nextOrdinal);
    }

    void throwIfExpired(long nowMillis) {
        if (nowMillis - issuedMillis > LIFETIME_MILLIS) {
            throw new ApiException(
                    400,
                    "ExpiredIteratorException",
                    "Iterator expired. The iterator was created at time " + time(issuedMillis)
                            + " while right now it is " + time(nowMillis)
                            + " which is further in the future than the tolerated delay of " + LIFETIME_MILLIS
                            + " milliseconds.");
        }
    }

    private static String time(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));
    }
}
