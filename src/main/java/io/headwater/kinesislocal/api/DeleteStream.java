package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.wire.Answer;
import io.headwater.kinesislocal.wire.Fields;

/** DeleteStream: the stream and its records are gone at once. */
final class DeleteStream implements Action<StreamReference> {
    private final Account account;

    DeleteStream(Account account) {
        this.account = account;
    }

    @Override
    public StreamReference read(Fields fields) {
        // Checked for its type only: there are no consumers whose deletion could be enforced.
        fields.flag("EnforceConsumerDeletion");
        return StreamReference.read(fields);
    }

    @Override
    public Answer perform(StreamReference stream) {
        account.streams().delete(stream.in(account));
        return Answer.EMPTY;
    }
}
