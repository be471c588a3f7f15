package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.faults.Injection;
import io.headwater.kinesislocal.store.SequenceNumber;
import io.headwater.kinesislocal.store.Stream;
import io.headwater.kinesislocal.wire.Answer;
import io.headwater.kinesislocal.wire.ApiException;
import io.headwater.kinesislocal.wire.Fields;
import java.util.Optional;

/**
 * PutRecord: stores one record.
 *
 * <p>SequenceNumberForOrdering asks for a number higher than the one given. Numbers of a shard rise
 * here in any case, so it is only checked: like AWS not for its stream, but for a time that has come.
 */
final class PutRecord implements Action<PutRecord.Input> {
    private final Account account;

    PutRecord(Account account) {
        this.account = account;
    }

    @Override
    public Input read(Fields fields) {
        return new Input(
                fields.optionalText("SequenceNumberForOrdering", Rules.SEQUENCE_NUMBER),
                RecordEntry.read(fields, "data"),
                StreamReference.read(fields));
    }

    @Override
    public Answer perform(Input input) {
        return perform(input, Injection.none());
    }

    @Override
    public Answer perform(Input input, Injection injection) {
        Stream stream = input.stream().in(account);
        input.entry().throwIfTooLargeFor(stream);
        input.ordering().ifPresent(number -> throwIfNotOfThePast(number, stream));
        RecordResult result =
                new RecordPutter(account, stream, injection).put(input.entry().hashKey(), input.entry());
        result.throwIfRefused();
        return result;
    }

    private void throwIfNotOfThePast(String number, Stream stream) {
        long now = account.clock().millis();
        if (SequenceNumber.parse(number)
                .filter(parsed -> stream.gaveOut(parsed) || parsed.arrivedSecond() * 1000 <= now)
                .isEmpty()) {
            throw ApiException.invalidArgument("ExclusiveMinimumSequenceNumber " + number
                    + " used in PutRecord on stream " + stream.name() + " under account " + account.id()
                    + " is invalid.");
        }
    }

    record Input(Optional<String> ordering, RecordEntry entry, StreamReference stream) {}
}
