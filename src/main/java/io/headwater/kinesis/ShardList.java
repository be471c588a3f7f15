package io.headwater.kinesis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** ListShards, all pages of it. */
final class ShardList {
    private ShardList() {}

    /** All shards of a stream, those closed by a split or a merge included. */
    static CompletableFuture<List<Shard>> of(KinesisAsyncClient client, String stream) {
        return client.listShards(request -> request.streamName(stream))
                .thenCompose(page -> followedBy(new ArrayList<>(), page, client));
    }

    private static CompletableFuture<List<Shard>> followedBy(
            List<Shard> shards, ListShardsResponse page, KinesisAsyncClient client) {
        shards.addAll(page.shards());
        String token = page.nextToken();
        return token == null
                ? CompletableFuture.completedFuture(shards)
                : client.listShards(request -> request.nextToken(token))
                        .thenCompose(next -> followedBy(shards, next, client));
    }

    /** Whether records may still be put into a shard. */
    static boolean isOpen(Shard shard) {
        return shard.sequenceNumberRange() == null
                || shard.sequenceNumberRange().endingSequenceNumber() == null;
    }
}
