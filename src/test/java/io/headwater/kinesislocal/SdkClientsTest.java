package io.headwater.kinesislocal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.Http2Metric;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamDescription;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** The AWS SDK for Java, in CBOR: synchronous over HTTP/1.1, asynchronous over HTTP/2. */
class SdkClientsTest {
    private static LocalKinesis kinesis;
    private static KinesisClient client;

    @BeforeAll
    static void start() {
        kinesis = LocalKinesis.start(LocalKinesisConfig.defaults().withPort(0).withoutShardLimits());
        client = Clients.sync(kinesis.endpoint());
    }

    @AfterAll
    static void stop() {
        client.close();
        kinesis.close();
    }

    @Test
    void describesAStreamWithTheHashKeyRangesOfAws() {
        client.createStream(request -> request.streamName("described").shardCount(3));

        StreamDescription stream = client.describeStream(request -> request.streamName("described"))
                .streamDescription();

        assertThat(stream.streamStatus()).isEqualTo(StreamStatus.ACTIVE);
        assertThat(stream.streamARN()).isEqualTo("arn:aws:kinesis:us-west-2:000000000000:stream/described");
        assertThat(stream.streamCreationTimestamp()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(stream.retentionPeriodHours()).isEqualTo(24);
        assertThat(stream.hasMoreShards()).isFalse();
        assertThat(stream.shards())
                .extracting(
                        shard -> shard.shardId() + " " + shard.hashKeyRange().startingHashKey() + " "
                                + shard.hashKeyRange().endingHashKey())
                .containsExactly(
                        "shardId-000000000000 0 113427455640312821154458202477256070484",
                        "shardId-000000000001 113427455640312821154458202477256070485 226854911280625642308916404954512140969",
                        "shardId-000000000002 226854911280625642308916404954512140970 340282366920938463463374607431768211455");
    }

    @Test
    void readsWhatWasPut() {
        kinesis.createStream("put-and-read", 2);
        Instant before = Instant.ofEpochMilli(System.currentTimeMillis());

        PutRecordsResponse put =
                client.putRecords(request -> request.streamName("put-and-read").records(Clients.entries(500)));

        assertThat(put.failedRecordCount()).isZero();
        assertThat(put.records()).hasSize(500).allSatisfy(result -> {
            assertThat(result.sequenceNumber()).matches("49\\d{54}");
            assertThat(result.errorCode()).isNull();
        });
        List<Record> read = new ArrayList<>(Clients.readAll(client, "put-and-read", 0));
        read.addAll(Clients.readAll(client, "put-and-read", 1));
        assertThat(read)
                .extracting(
                        record -> record.partitionKey() + "=" + record.data().asUtf8String())
                .containsExactlyInAnyOrderElementsOf(Clients.entries(500).stream()
                        .map(entry -> entry.partitionKey() + "=" + entry.data().asUtf8String())
                        .toList());
        assertThat(read).allSatisfy(record -> assertThat(record.approximateArrivalTimestamp())
                .isBetween(before, Instant.now()));
    }

    @Test
    void theAsynchronousClientSpeaksHttp2WithItsDefaultSettings() {
        kinesis.createStream("http2", 4);
        List<MetricCollection> metrics = new CopyOnWriteArrayList<>();
        KinesisAsyncClient async = Clients.async(kinesis.endpoint(), metrics);
        List<CompletableFuture<PutRecordsResponse>> puts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            puts.add(async.putRecords(request -> request.streamName("http2").records(Clients.entries(500))));
        }

        assertThat(puts).allSatisfy(put -> assertThat(put.join().records()).hasSize(500));
        // Its event loop takes two quiet seconds to close: nothing here needs to wait for that.
        Thread closer = new Thread(async::close);
        closer.setDaemon(true);
        closer.start();
        int stored = 0;
        for (int shard = 0; shard < 4; shard++) {
            stored += Clients.readAll(client, "http2", shard).size();
        }
        assertThat(stored).isEqualTo(10_000);
        assertThat(metrics)
                .as("only an HTTP/2 connection has a window to report")
                .anySatisfy(call -> assertThat(call.childrenWithName("ApiCallAttempt")
                                .flatMap(attempt -> attempt.childrenWithName("HttpClient"))
                                .flatMap(http ->
                                        http.metricValues(Http2Metric.LOCAL_STREAM_WINDOW_SIZE_IN_BYTES).stream()))
                        .isNotEmpty());
    }

    @Test
    void latestGivesOnlyWhatComesLater() {
        kinesis.createStream("latest", 1);
        client.putRecord(
                request -> request.streamName("latest").partitionKey("k").data(SdkBytes.fromUtf8String("earlier")));
        String latest = Clients.iterator(client, "latest", 0, ShardIteratorType.LATEST);

        assertThat(Clients.readFrom(client, latest)).isEmpty();
        client.putRecord(
                request -> request.streamName("latest").partitionKey("k").data(SdkBytes.fromUtf8String("later")));
        assertThat(Clients.readFrom(client, latest))
                .extracting(record -> record.data().asUtf8String())
                .containsExactly("later");
    }

    @Test
    void readsFromATimeOn() {
        kinesis.createStream("timed", 1);
        client.putRecords(request -> request.streamName("timed").records(Clients.entries(3)));
        Instant arrival = Clients.readAll(client, "timed", 0).get(0).approximateArrivalTimestamp();

        for (Instant time : List.of(arrival, arrival.minusMillis(1), arrival.minusSeconds(3600))) {
            String iterator = client.getShardIterator(request -> request.streamName("timed")
                            .shardId(Clients.shardId(0))
                            .shardIteratorType(ShardIteratorType.AT_TIMESTAMP)
                            .timestamp(time))
                    .shardIterator();
            assertThat(Clients.readFrom(client, iterator))
                    .as("from %s on", time)
                    .hasSize(3);
        }
    }

    @Test
    void takesAStreamByItsArnAndOrdersBySequenceNumber() {
        kinesis.createStream("by-arn", 4);
        String arn = "arn:aws:kinesis:us-west-2:000000000000:stream/by-arn";
        PutRecordResponse first = client.putRecord(
                request -> request.streamARN(arn).partitionKey("a").data(SdkBytes.fromUtf8String("1")));

        PutRecordResponse second = client.putRecord(request -> request.streamARN(arn)
                .partitionKey("b")
                .data(SdkBytes.fromUtf8String("2"))
                .sequenceNumberForOrdering(first.sequenceNumber()));

        assertThat(new BigInteger(second.sequenceNumber())).isGreaterThan(new BigInteger(first.sequenceNumber()));
    }
}
