package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.store.Stream;
import io.headwater.kinesislocal.store.StreamSettings;
import java.util.Optional;

/** Creates the streams that the owner of a local Kinesis asks for, without a request to its API. Thread-safe. */
public final class StreamSetup {
    private final Account account;

    /** For the streams of this account. */
    public StreamSetup(Account account) {
        this.account = account;
    }

    /**
     * Creates a provisioned stream, unless there is one of that name.
     *
     * @return how many shards the stream of that name has now
     * @throws IllegalArgumentException for a name or number that is not allowed
     */
    public int createIfMissing(String name, int shardCount) {
        if (!Rules.STREAM_NAME.allows(name)) {
            throw new IllegalArgumentException("Creating stream '" + name
                    + "' in the local Kinesis: a name is 1 to 128 of the characters a-z A-Z 0-9 _ . -");
        }
        if (shardCount < 1 || shardCount > Rules.MAX_SHARDS) {
            throw new IllegalArgumentException("Creating stream '" + name + "' in the local Kinesis: a stream has 1 to "
                    + Rules.MAX_SHARDS + " shards, not " + shardCount + ".");
        }
        StreamSettings settings =
                new StreamSettings(name, shardCount, false, account.defaultRetention(), Rules.DEFAULT_RECORD_KIB);
        Optional<Stream> existing =
                account.streams().create(settings).or(() -> account.streams().find(name));
        return existing.map(Stream::openShards).orElse(shardCount);
    }
}
