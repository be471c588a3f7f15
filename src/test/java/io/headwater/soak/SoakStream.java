package io.headwater.soak;

import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.HashKeyRange;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.kinesis.retrieval.AggregatorUtil;
import software.amazon.kinesis.retrieval.KinesisClientRecord;

/** A stream as another application has to do with it: read to its end, shards split and merged, by the AWS SDK and the KCL. */
final class SoakStream implements AutoCloseable {
    private static final int MOST_OPEN_SHARDS = 6;

    private final KinesisClient client;
    private final String name;
    private final boolean aggregated;
    private final AtomicLong splits = new AtomicLong();
    private final AtomicLong merges = new AtomicLong();

    SoakStream(URI endpoint, String name, boolean aggregated) {
        this.name = name;
        this.aggregated = aggregated;
        client = KinesisClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
    }

    long splits() {
        return splits.get();
    }

    long merges() {
        return merges.get();
    }

    /** Splits an open shard somewhere, or merges two neighbours. */
    void reshard(Random random) {
        List<Shard> open = shards().stream()
                .filter(shard -> shard.sequenceNumberRange().endingSequenceNumber() == null)
                .sorted(Comparator.comparing(shard -> start(shard.hashKeyRange())))
                .toList();
        if (open.size() == 1 || (open.size() < MOST_OPEN_SHARDS && random.nextBoolean())) {
            split(open.get(random.nextInt(open.size())), random);
        } else {
            int first = random.nextInt(open.size() - 1);
            client.mergeShards(merge -> merge.streamName(name)
                    .shardToMerge(open.get(first).shardId())
                    .adjacentShardToMerge(open.get(first + 1).shardId()));
            merges.incrementAndGet();
        }
    }

    private void split(Shard shard, Random random) {
        BigInteger from = start(shard.hashKeyRange());
        BigInteger size = new BigInteger(shard.hashKeyRange().endingHashKey()).subtract(from);
        if (size.bitLength() > 2) {
            // Anywhere from a quarter to three quarters.
            BigInteger at =
                    size.multiply(BigInteger.valueOf(64 + random.nextInt(128))).shiftRight(8);
            client.splitShard(split -> split.streamName(name)
                    .shardToSplit(shard.shardId())
                    .newStartingHashKey(from.add(at).toString()));
            splits.incrementAndGet();
        }
    }

    private static BigInteger start(HashKeyRange range) {
        return new BigInteger(range.startingHashKey());
    }

    /** Ids grow: parents come before their children. */
    private List<Shard> shards() {
        return client.listShards(request -> request.streamName(name)).shards().stream()
                .sorted(Comparator.comparing(Shard::shardId))
                .toList();
    }

    /** All rows, by shard. */
    List<List<StoredRow>> read() {
        List<List<StoredRow>> rows = new ArrayList<>();
        for (Shard shard : shards()) {
            List<StoredRow> ofShard = new ArrayList<>();
            for (Record record : records(shard)) {
                if (aggregated) {
                    deaggregated(shard.hashKeyRange(), record).forEach(each -> ofShard.add(StoredRow.of(bytes(each))));
                } else {
                    ofShard.add(StoredRow.of(record.data().asByteArrayUnsafe()));
                }
            }
            rows.add(ofShard);
        }
        return rows;
    }

    private static byte[] bytes(KinesisClientRecord record) {
        ByteBuffer data = record.data().duplicate();
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        return bytes;
    }

    /** What a consumer on the KCL is given: nothing of an aggregate that it finds in the wrong shard. */
    private static List<KinesisClientRecord> deaggregated(HashKeyRange range, Record record) {
        KinesisClientRecord whole = KinesisClientRecord.builder()
                .partitionKey(record.partitionKey())
                .sequenceNumber(record.sequenceNumber())
                .approximateArrivalTimestamp(record.approximateArrivalTimestamp())
                .data(record.data().asByteBuffer())
                .build();
        return new AggregatorUtil().deaggregate(List.of(whole), start(range), new BigInteger(range.endingHashKey()));
    }

    private List<Record> records(Shard shard) {
        List<Record> records = new ArrayList<>();
        Optional<String> next = Optional.of(client.getShardIterator(request -> request.streamName(name)
                        .shardId(shard.shardId())
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator());
        while (next.isPresent()) {
            String iterator = next.get();
            GetRecordsResponse page = client.getRecords(request -> request.shardIterator(iterator));
            records.addAll(page.records());
            next = page.millisBehindLatest() == 0 ? Optional.empty() : Optional.ofNullable(page.nextShardIterator());
        }
        return records;
    }

    @Override
    public void close() {
        client.close();
    }
}
