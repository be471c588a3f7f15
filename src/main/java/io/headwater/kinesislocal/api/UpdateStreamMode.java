package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.store.Stream;
import io.headwater.kinesislocal.wire.Answer;
import io.headwater.kinesislocal.wire.ApiException;
import io.headwater.kinesislocal.wire.Fields;

/** UpdateStreamMode: from now on the stream grows by itself, or no longer does. */
final class UpdateStreamMode implements Action<UpdateStreamMode.Input> {
    private static final String ON_DEMAND = "ON_DEMAND";
    private final Account account;

    UpdateStreamMode(Account account) {
        this.account = account;
    }

    @Override
    public Input read(Fields fields) {
        StreamReference stream = StreamReference.readArn(fields);
        fields.requirePresent("StreamModeDetails");
        String mode = fields.optionalStructure("StreamModeDetails")
                .map(details -> details.text("StreamMode", Rules.STREAM_MODE))
                .orElse(ON_DEMAND);
        return new Input(mode.equals(ON_DEMAND), stream);
    }

    @Override
    public Answer perform(Input input) {
        Stream stream = input.stream().in(account);
        if (input.onDemand() && !stream.onDemand() && account.onDemandStreams() >= Rules.MAX_ON_DEMAND_STREAMS) {
            throw ApiException.limitExceeded("Stream " + stream.name() + " under account " + account.id()
                    + " cannot be in On-Demand mode: the account has " + Rules.MAX_ON_DEMAND_STREAMS
                    + " on-demand streams, and may have no more.");
        }
        stream.setOnDemand(input.onDemand());
        return Answer.EMPTY;
    }

    record Input(boolean onDemand, StreamReference stream) {}
}
