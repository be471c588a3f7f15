package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.store.Shard;
import io.headwater.kinesislocal.store.Stream;
import io.headwater.kinesislocal.wire.Answer;
import io.headwater.kinesislocal.wire.Fields;
import java.util.List;

/** DescribeStream: a stream and a page of its shards. */
final class DescribeStream implements Action<DescribeStream.Input> {
    private final Account account;

    DescribeStream(Account account) {
        this.account = account;
    }

    @Override
    public Input read(Fields fields) {
        return new Input(
                fields.optionalInteger("Limit", 1, Rules.MAX_PAGE).orElse(Rules.DESCRIBED_PAGE),
                fields.optionalText("ExclusiveStartShardId", Rules.SHARD_ID).orElse(""),
                StreamReference.read(fields));
    }

    @Override
    public Answer perform(Input input) {
        Stream stream = input.stream().in(account);
        List<Shard> rest = Descriptions.after(stream.shards(account.clock().millis()), input.after());
        int size = Math.min(rest.size(), Math.min(input.limit(), Rules.DESCRIBED_PAGE));
        return out -> out.structure("StreamDescription", description -> {
            Descriptions.identity(description, account, stream);
            Descriptions.settings(description, stream);
            description.structures("Shards", rest.subList(0, size), Descriptions::shard);
            description.flag("HasMoreShards", size < rest.size());
        });
    }

    record Input(int limit, String after, StreamReference stream) {}
}
