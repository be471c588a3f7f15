package io.headwater.kinesislocal;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** The clients of the real SDK, as its users build them. */
final class Clients {
    private static final StaticCredentialsProvider ANY_CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any"));

    private Clients() {}

    /** CBOR over HTTP/1.1. */
    static KinesisClient sync(URI endpoint) {
        return KinesisClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_WEST_2)
                .credentialsProvider(ANY_CREDENTIALS)
                .httpClientBuilder(ApacheHttpClient.builder())
                .overrideConfiguration(override -> override.retryStrategy(retries -> retries.maxAttempts(1)))
                .build();
    }

    /** CBOR over HTTP/2, which is what this client speaks with Kinesis unless told otherwise. */
    static KinesisAsyncClient async(URI endpoint, List<MetricCollection> metrics) {
        return KinesisAsyncClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_WEST_2)
                .credentialsProvider(ANY_CREDENTIALS)
                .overrideConfiguration(override -> override.addMetricPublisher(new CollectingPublisher(metrics))
                        .retryStrategy(retries -> retries.maxAttempts(1)))
                .build();
    }

    static PutRecordsRequestEntry entry(String key, byte[] data) {
        return PutRecordsRequestEntry.builder()
                .partitionKey(key)
                .data(SdkBytes.fromByteArray(data))
                .build();
    }

    static PutRecordsRequestEntry entry(String key, String data) {
        return PutRecordsRequestEntry.builder()
                .partitionKey(key)
                .data(SdkBytes.fromUtf8String(data))
                .build();
    }

    static List<PutRecordsRequestEntry> entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> entry("key-" + i, "data-" + i))
                .toList();
    }

    static String shardId(int index) {
        return String.format("shardId-%012d", index);
    }

    static String iterator(KinesisClient client, String stream, int shard, ShardIteratorType type) {
        return client.getShardIterator(request ->
                        request.streamName(stream).shardId(shardId(shard)).shardIteratorType(type))
                .shardIterator();
    }

    /** Reads a shard from an iterator to its tip. */
    static List<Record> readFrom(KinesisClient client, String iterator) {
        List<Record> records = new ArrayList<>();
        String next = iterator;
        while (true) {
            String current = next;
            GetRecordsResponse page = client.getRecords(request -> request.shardIterator(current));
            records.addAll(page.records());
            if (page.millisBehindLatest() == 0) {
                return records;
            }
            next = page.nextShardIterator();
        }
    }

    /** Reads a shard from its oldest record on. */
    static List<Record> readAll(KinesisClient client, String stream, int shard) {
        return readFrom(client, iterator(client, stream, shard, ShardIteratorType.TRIM_HORIZON));
    }

    private record CollectingPublisher(List<MetricCollection> collected) implements MetricPublisher {
        @Override
        public void publish(MetricCollection collection) {
            collected.add(collection);
        }

        @Override
        public void close() {}
    }
}
