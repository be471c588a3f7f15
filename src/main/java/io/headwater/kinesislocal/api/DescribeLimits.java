package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.wire.Answer;
import io.headwater.kinesislocal.wire.Fields;

/** DescribeLimits: how many shards and on-demand streams there are, and may be. */
final class DescribeLimits implements Action<DescribeLimits.Input> {
    private final Account account;

    DescribeLimits(Account account) {
        this.account = account;
    }

    @Override
    public Input read(Fields fields) {
        return new Input();
    }

    @Override
    public Answer perform(Input input) {
        return out -> out.number("ShardLimit", Rules.MAX_SHARDS)
                .number("OpenShardCount", account.shardCount())
                .number("OnDemandStreamCount", account.onDemandStreams())
                .number("OnDemandStreamCountLimit", Rules.MAX_ON_DEMAND_STREAMS);
    }

    /** The request has no fields. */
    record Input() {}
}
