package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.store.SequenceNumber;
import io.headwater.kinesislocal.store.Shard;
import io.headwater.kinesislocal.store.Stream;
import io.headwater.kinesislocal.wire.Answer;
import io.headwater.kinesislocal.wire.ApiException;
import io.headwater.kinesislocal.wire.Fields;
import java.util.Optional;

/**
 * PutRecord: stores one record.
 *
 * <p>SequenceNumberForOrdering asks for a number higher than the one given. Numbers here rise over the whole stream, so
 * any that the stream gave out is lower than the next: it is only checked.
 */
final class PutRecord implements Action<PutRecord.Input> {
    private final Account account;

    PutRecord(Account account) {
        this.account = account;
    }

    @Override
    public Input read(Fields fields) {
        return new Input(
                StreamReference.read(fields),
                RecordEntry.read(fields, "data"),
                fields.optionalText("SequenceNumberForOrdering", Rules.SEQUENCE_NUMBER));
    }

    @Override
    public Answer perform(Input input) {
        Stream stream = input.stream().in(account);
        input.entry().throwIfTooLargeFor(stream);
        input.ordering().ifPresent(number -> throwIfForeign(number, stream));
        Shard shard = stream.shardFor(input.entry().hashKey());
        SequenceNumber number = account.streams()
                .put(stream, shard, input.entry().partitionKey(), input.entry().data());
        return out -> out.text("ShardId", shard.id())
                .text("SequenceNumber", number.toString())
                .text("EncryptionType", "NONE");
    }

    private void throwIfForeign(String number, Stream stream) {
        if (SequenceNumber.parse(number).filter(stream::gaveOut).isEmpty()) {
            throw ApiException.invalidArgument("ExclusiveMinimumSequenceNumber " + number
                    + " used in PutRecord on stream " + stream.name() + " under account " + account.id()
                    + " is invalid.");
        }
    }

    record Input(StreamReference stream, RecordEntry entry, Optional<String> ordering) {}
}
