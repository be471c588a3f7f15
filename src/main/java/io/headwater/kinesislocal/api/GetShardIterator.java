package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.store.SequenceNumber;
import io.headwater.kinesislocal.store.Shard;
import io.headwater.kinesislocal.store.Stream;
import io.headwater.kinesislocal.wire.Answer;
import io.headwater.kinesislocal.wire.ApiException;
import io.headwater.kinesislocal.wire.Fields;
import io.headwater.kinesislocal.wire.TextRule;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** GetShardIterator: a place in a shard to read from. */
final class GetShardIterator implements Action<GetShardIterator.Input> {
    private static final TextRule TYPE =
            TextRule.oneOf("AFTER_SEQUENCE_NUMBER", "LATEST", "AT_TIMESTAMP", "AT_SEQUENCE_NUMBER", "TRIM_HORIZON");
    private final Account account;

    GetShardIterator(Account account) {
        this.account = account;
    }

    @Override
    public Input read(Fields fields) {
        return new Input(
                fields.text("ShardId", Rules.SHARD_ID),
                fields.text("ShardIteratorType", TYPE),
                fields.optionalText("StartingSequenceNumber", Rules.SEQUENCE_NUMBER),
                StreamReference.read(fields),
                fields.optionalTime("Timestamp"));
    }

    @Override
    public Answer perform(Input input) {
        String streamName = input.stream().requiredName();
        int index = ShardReference.indexIn(input.shardId(), streamName, account);
        Supplier<ApiException> missing = () -> ApiException.notFound("Shard " + Shard.idOf(index) + " in stream "
                + streamName + " under account " + account.id() + " does not exist");
        Stream stream = account.streams().find(streamName).orElseThrow(missing);
        Shard shard = stream.shard(index, account.clock().millis()).orElseThrow(missing);
        long ordinal =
                switch (input.type()) {
                    case "TRIM_HORIZON" -> withoutSequenceNumber(input, 0);
                    case "LATEST" -> withoutSequenceNumber(input, shard.ordinalAfterNewest());
                    case "AT_TIMESTAMP" -> withoutSequenceNumber(input, ordinalAtTime(input, shard));
                    case "AT_SEQUENCE_NUMBER" -> ordinalOf(input, stream, shard);
                    case "AFTER_SEQUENCE_NUMBER" -> Math.min(Long.MAX_VALUE - 1, ordinalOf(input, stream, shard)) + 1;
                    default -> throw new IllegalStateException("Not an iterator type: " + input.type());
                };
        ShardIterator iterator = new ShardIterator(
                account.clock().millis(), stream.name(), stream.incarnation(), shard.index(), ordinal);
        return out -> out.text("ShardIterator", iterator.token());
    }

    private long ordinalAtTime(Input input, Shard shard) {
        Instant time = input.time()
                .orElseThrow(() -> ApiException.invalidArgument(
                        "Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current request has"
                                + " no timestamp parameter."));
        long now = account.clock().millis();
        if (time.toEpochMilli() > now) {
            throw ApiException.invalidArgument("The timestampInMillis parameter cannot be greater than the"
                    + " currentTimestampInMillis. timestampInMillis: " + time.toEpochMilli()
                    + ", currentTimestampInMillis: " + now);
        }
        return shard.ordinalAtTime(time.toEpochMilli());
    }

    private static long withoutSequenceNumber(Input input, long ordinal) {
        if (input.startingNumber().isPresent()) {
            throw ApiException.invalidArgument(mustEither(input.type() + " and also a StartingSequenceNumber."));
        }
        return ordinal;
    }

    private long ordinalOf(Input input, Stream stream, Shard shard) {
        String text = input.startingNumber()
                .orElseThrow(() ->
                        ApiException.invalidArgument(mustEither(input.type() + " and no StartingSequenceNumber.")));
        String used = "StartingSequenceNumber " + text + " used in GetShardIterator on shard " + shard.id()
                + " in stream " + stream.name() + " under account " + account.id() + " is invalid";
        SequenceNumber number = SequenceNumber.parse(text).orElseThrow(() -> ApiException.invalidArgument(used + "."));
        if (number.shardIndex() != shard.index()) {
            throw ApiException.invalidArgument("Invalid StartingSequenceNumber. It encodes "
                    + Shard.idOf(number.shardIndex()) + ", while it was used in a call to a shard with " + shard.id());
        }
        if (!shard.owns(number)) {
            throw number.version() == 0
                    ? ApiException.internalFailure(used + ": it is of version 0, at which AWS fails as well.")
                    : ApiException.invalidArgument(used + " because it did not come from this stream.");
        }
        return number.ordinal();
    }

    private static String mustEither(String specified) {
        return "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or"
                + " (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified " + specified;
    }

    record Input(
            String shardId,
            String type,
            Optional<String> startingNumber,
            StreamReference stream,
            Optional<Instant> time) {}
}
