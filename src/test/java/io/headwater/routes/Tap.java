package io.headwater.routes;

import io.headwater.kinesislocal.LocalKinesis;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Reads a stream from its beginning with the AWS SDK, and remembers what it read. */
public final class Tap implements AutoCloseable {
    public static final String STREAM = "cust-payment-txn-stream";

    private final KinesisClient client;
    private final Map<String, String> iterators = new LinkedHashMap<>();
    private final Map<String, List<Record>> byShard = new LinkedHashMap<>();

    public Tap(URI endpoint, String stream) {
        client = KinesisClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
        for (Shard shard :
                client.listShards(request -> request.streamName(stream)).shards()) {
            byShard.put(shard.shardId(), new ArrayList<>());
            iterators.put(
                    shard.shardId(),
                    client.getShardIterator(request -> request.streamName(stream)
                                    .shardId(shard.shardId())
                                    .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                            .shardIterator());
        }
    }

    public Tap(LocalKinesis kinesis) {
        this(kinesis.endpoint(), STREAM);
    }

    /** Everything that is in the stream now, by shard. */
    Map<String, List<Record>> byShard() {
        iterators.replaceAll((shard, iterator) -> {
            String next = iterator;
            while (true) {
                String from = next;
                GetRecordsResponse page = client.getRecords(request -> request.shardIterator(from));
                byShard.getOrDefault(shard, new ArrayList<>()).addAll(page.records());
                next = page.nextShardIterator();
                if (page.millisBehindLatest() == 0) {
                    return next;
                }
            }
        });
        return byShard;
    }

    public List<Record> records() {
        return byShard().values().stream().flatMap(List::stream).toList();
    }

    public List<String> texts() {
        return records().stream().map(record -> record.data().asUtf8String()).toList();
    }

    /** The numbers of all rows in the stream, in no order. */
    public List<Integer> numbers() {
        return texts().stream().map(Rows::number).toList();
    }

    /** Returns once there are at least so many records. */
    public void awaitRecords(int count) throws Exception {
        Await.until(() -> records().size() >= count, () -> records().size() + " records of " + count);
    }

    @Override
    public void close() {
        client.close();
    }
}
