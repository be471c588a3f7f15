package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.store.Stream;
import io.headwater.kinesislocal.wire.Answer;
import io.headwater.kinesislocal.wire.ApiException;
import io.headwater.kinesislocal.wire.Fields;
import java.time.Duration;

/** DecreaseStreamRetentionPeriod: records are forgotten earlier, after 24 hours at least. */
final class DecreaseStreamRetentionPeriod implements Action<RetentionInput> {
    private final Account account;

    DecreaseStreamRetentionPeriod(Account account) {
        this.account = account;
    }

    @Override
    public RetentionInput read(Fields fields) {
        return RetentionInput.read(fields);
    }

    @Override
    public Answer perform(RetentionInput input) {
        Stream stream = input.stream().in(account);
        Duration requested = input.retention();
        if (requested.compareTo(stream.retention()) > 0) {
            throw ApiException.invalidArgument("Requested retention period (" + requested.toHours()
                    + " hours) for stream " + stream.name() + " can not be longer than existing retention period ("
                    + Descriptions.hours(stream.retention()) + " hours). Use IncreaseRetentionPeriod API.");
        }
        stream.setRetention(requested);
        return Answer.EMPTY;
    }
}
