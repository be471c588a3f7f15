package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.store.Shard;
import io.headwater.kinesislocal.store.Stream;
import io.headwater.kinesislocal.wire.ApiException;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** The shard that a request means. */
final class ShardReference {
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private ShardReference() {}

    /** The number in a shard's id. AWS takes any text before the number, or none, and the number with fewer digits. */
    static int indexIn(String shardId, String streamName, Account account) {
        String[] parts = shardId.split("-", -1);
        String digits = parts.length > 1 && !parts[1].isEmpty() ? parts[1] : shardId;
        if (DIGITS.matcher(digits).matches()) {
            BigInteger number = new BigInteger(digits);
            if (number.bitLength() < Integer.SIZE) {
                return number.intValue();
            }
        }
        throw missing(shardId, streamName, account);
    }

    /** The shard of a stream that is to be split or merged. */
    static Shard toReshard(String shardId, Stream stream, Account account) {
        int index = indexIn(shardId, stream.name(), account);
        return stream.shard(index, account.clock().millis())
                .orElseThrow(() -> missing(Shard.idOf(index), stream.name(), account));
    }

    /** What a client is told that splits or merges a shard a second time. */
    static ApiException closed(Shard shard, Stream stream, Account account) {
        return ApiException.invalidArgument("Shard " + shard.id() + " in stream " + stream.name() + " under account "
                + account.id()
                + " has already been merged or split, and thus is not eligible for merging or splitting.");
    }

    /** Refuses to split or merge shards of a stream that does so by itself. */
    static void throwIfOnDemand(Stream stream, Account account) {
        if (stream.onDemand()) {
            throw ApiException.validation("Request is invalid. Stream " + stream.name() + " under account "
                    + account.id() + " is in On-Demand mode.");
        }
    }

    private static ApiException missing(String shardId, String streamName, Account account) {
        return ApiException.notFound("Could not find shard " + shardId + " in stream " + streamName + " under account "
                + account.id() + ".");
    }
}
