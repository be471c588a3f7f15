package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.store.StreamSettings;
import io.headwater.kinesislocal.wire.Answer;
import io.headwater.kinesislocal.wire.ApiException;
import io.headwater.kinesislocal.wire.Fields;
import io.headwater.kinesislocal.wire.TextRule;
import java.util.Map;
import java.util.OptionalInt;

/** CreateStream: the stream is ACTIVE at once. */
final class CreateStream implements Action<CreateStream.Input> {
    /** What AWS gives a new on-demand stream. */
    private static final int ON_DEMAND_SHARDS = 4;

    private static final TextRule MODE = TextRule.oneOf("PROVISIONED", "ON_DEMAND");
    private final Account account;

    CreateStream(Account account) {
        this.account = account;
    }

    @Override
    public Input read(Fields fields) {
        boolean onDemand = fields.optionalStructure("StreamModeDetails")
                .map(details -> details.text("StreamMode", MODE).equals("ON_DEMAND"))
                .orElse(false);
        if (!onDemand) {
            fields.requirePresent("ShardCount");
        }
        return new Input(
                fields.text("StreamName", Rules.STREAM_NAME),
                fields.optionalInteger("ShardCount", 1, Integer.MAX_VALUE),
                onDemand,
                fields.optionalInteger("MaxRecordSizeInKiB", Rules.DEFAULT_RECORD_KIB, Rules.MAX_RECORD_KIB)
                        .orElse(Rules.DEFAULT_RECORD_KIB),
                fields.textMap("Tags", Rules.TAG_KEY, Rules.TAG_VALUE));
    }

    @Override
    public Answer perform(Input input) {
        if (input.onDemand() && input.shardCount().isPresent()) {
            throw ApiException.invalidArgument("ShardCount must not be given for a stream in ON_DEMAND mode.");
        }
        int shards = input.shardCount().orElse(ON_DEMAND_SHARDS);
        int existing = account.shardCount();
        if (shards > Rules.MAX_SHARDS - existing) {
            throw ApiException.limitExceeded("This request would exceed the shard limit for the account " + account.id()
                    + " in " + account.region() + ". Current shard count for the account: " + existing + ". Limit: "
                    + Rules.MAX_SHARDS + ". Number of additional shards that would have resulted from this request: "
                    + shards + ".");
        }
        StreamSettings settings = new StreamSettings(
                input.name(), shards, input.onDemand(), account.defaultRetention(), input.maxRecordKib());
        account.streams()
                .create(settings)
                .orElseThrow(() -> ApiException.inUse(
                        "Stream " + input.name() + " under account " + account.id() + " already exists."))
                .tags()
                .putAll(input.tags());
        return Answer.EMPTY;
    }

    record Input(String name, OptionalInt shardCount, boolean onDemand, int maxRecordKib, Map<String, String> tags) {}
}
