package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.store.SequenceNumber;
import io.headwater.kinesislocal.store.Shard;
import io.headwater.kinesislocal.wire.Answer;
import io.headwater.kinesislocal.wire.AnswerWriter;
import io.headwater.kinesislocal.wire.ApiException;
import java.io.IOException;
import java.util.Optional;

/** What became of one record: stored, or refused while others of its request may be stored. */
final class RecordResult implements Answer {
    private final Answer fields;
    private final Optional<ApiException> refusal;

    private RecordResult(Answer fields, Optional<ApiException> refusal) {
        this.fields = fields;
        this.refusal = refusal;
    }

    static RecordResult stored(Shard shard, SequenceNumber number) {
        return new RecordResult(
                out -> out.text("ShardId", shard.id()).text("SequenceNumber", number.toString()), Optional.empty());
    }

    static RecordResult throttled(String message) {
        return refused(ApiException.throughputExceeded(message), message);
    }

    static RecordResult failed() {
        String message = "Internal service failure.";
        return refused(ApiException.internalFailure(message), message);
    }

    private static RecordResult refused(ApiException error, String message) {
        return new RecordResult(
                out -> out.text("ErrorCode", error.type()).text("ErrorMessage", message), Optional.of(error));
    }

    boolean isRefused() {
        return refusal.isPresent();
    }

    /** Where the record is all of its request, the request is refused. */
    void throwIfRefused() {
        refusal.ifPresent(error -> {
            throw error;
        });
    }

    @Override
    public void writeTo(AnswerWriter out) throws IOException {
        fields.writeTo(out);
    }
}
