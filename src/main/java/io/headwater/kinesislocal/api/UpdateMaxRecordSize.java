package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.wire.Answer;
import io.headwater.kinesislocal.wire.Fields;

/** UpdateMaxRecordSize: records may be larger, or no longer, from now on. */
final class UpdateMaxRecordSize implements Action<UpdateMaxRecordSize.Input> {
    private final Account account;

    UpdateMaxRecordSize(Account account) {
        this.account = account;
    }

    @Override
    public Input read(Fields fields) {
        return new Input(
                fields.integer("MaxRecordSizeInKiB", Rules.DEFAULT_RECORD_KIB, Rules.MAX_RECORD_KIB),
                StreamReference.readArn(fields));
    }

    @Override
    public Answer perform(Input input) {
        input.stream().in(account).setMaxRecordKib(input.maxRecordKib());
        return Answer.EMPTY;
    }

    record Input(int maxRecordKib, StreamReference stream) {}
}
