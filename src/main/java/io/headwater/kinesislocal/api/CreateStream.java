package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.store.StreamSettings;
import io.headwater.kinesislocal.wire.Answer;
import io.headwater.kinesislocal.wire.ApiException;
import io.headwater.kinesislocal.wire.Fields;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** CreateStream: the stream is ACTIVE at once. */
final class CreateStream implements Action<CreateStream.Input> {
    /** What AWS gives a new on-demand stream. */
    private static final int ON_DEMAND_SHARDS = 4;

    private final Account account;

    CreateStream(Account account) {
        this.account = account;
    }

    @Override
    public Input read(Fields fields) {
        Optional<String> mode = fields.optionalStructure("StreamModeDetails")
                .map(details -> details.text("StreamMode", Rules.STREAM_MODE));
        if (mode.filter("PROVISIONED"::equals).isPresent()) {
            fields.requirePresent("ShardCount");
        }
        return new Input(
                fields.optionalInteger("ShardCount", 1, Rules.MAX_SHARD_COUNT),
                fields.text("StreamName", Rules.STREAM_NAME),
                mode,
                fields.optionalInteger("MaxRecordSizeInKiB", Rules.DEFAULT_RECORD_KIB, Rules.MAX_RECORD_KIB)
                        .orElse(Rules.DEFAULT_RECORD_KIB),
                fields.optionalTextMap("Tags", 1, Rules.MAX_TAGS_IN_REQUEST, Rules.TAG_KEY, Rules.TAG_VALUE));
    }

    @Override
    public Answer perform(Input input) {
        if (input.onDemand() && input.shardCount().isPresent()) {
            throw ApiException.invalidArgument("ShardCount must not be given for a stream in ON_DEMAND mode.");
        }
        if (account.streams().find(input.name()).isPresent()) {
            throw alreadyExists(input.name());
        }
        String failed = "Failed to create stream " + input.name() + " under account " + account.id();
        TagCharacters.check(input.tags().keySet(), failed);
        TagCharacters.check(input.tags().values(), failed);
        int shards = input.shardCount().orElse(ON_DEMAND_SHARDS);
        account.throwIfTooManyShards(shards);
        StreamSettings settings = new StreamSettings(
                input.name(), shards, input.onDemand(), account.defaultRetention(), input.maxRecordKib());
        account.streams()
                .create(settings)
                .orElseThrow(() -> alreadyExists(input.name()))
                .tags()
                .putAll(input.tags());
        return Answer.EMPTY;
    }

    private ApiException alreadyExists(String name) {
        return ApiException.inUse("Stream " + name + " under account " + account.id() + " already exists.");
    }

    record Input(
            OptionalInt shardCount, String name, Optional<String> mode, int maxRecordKib, Map<String, String> tags) {
        /** Without a mode, the number of shards decides: AWS takes a request with neither for an on-demand stream. */
        boolean onDemand() {
            return mode.map("ON_DEMAND"::equals).orElse(shardCount.isEmpty());
        }
    }
}
