package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.store.Stream;
import io.headwater.kinesislocal.wire.Answer;
import io.headwater.kinesislocal.wire.Fields;

/** DescribeStreamSummary: a stream without its shards, and how large a record it takes. */
final class DescribeStreamSummary implements Action<StreamReference> {
    private final Account account;

    DescribeStreamSummary(Account account) {
        this.account = account;
    }

    @Override
    public StreamReference read(Fields fields) {
        return StreamReference.read(fields);
    }

    @Override
    public Answer perform(StreamReference reference) {
        Stream stream = reference.in(account);
        return out -> out.structure("StreamDescriptionSummary", summary -> {
            Descriptions.identity(summary, account, stream);
            Descriptions.settings(summary, stream);
            summary.number("OpenShardCount", stream.openShards())
                    .number("ConsumerCount", 0)
                    .number("MaxRecordSizeInKiB", stream.maxRecordKib());
        });
    }
}
