package io.headwater.kinesis;

import io.headwater.kinesislocal.LocalKinesis;
import io.headwater.kinesislocal.LocalKinesisConfig;
import io.headwater.publishing.Backoff;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** A local Kinesis with a stream, consumers of it, and what they were handed. The nano clock of consumers is moved by hand. */
public final class ConsumedStream implements AutoCloseable {
    public static final String STREAM = "payments";

    public final LocalKinesis kinesis;
    final KinesisClients clients = new KinesisClients(4);
    public final KinesisAsyncClient client;
    final List<String> handed = new ArrayList<>();
    private final Path position;
    private long nanos;

    public ConsumedStream(Path folder) {
        this(folder, LocalKinesisConfig.defaults().withPort(0).withoutShardLimits());
    }

    ConsumedStream(Path folder, LocalKinesisConfig config) {
        kinesis = LocalKinesis.start(config);
        client = clients.client(
                new KinesisTarget("us-west-2", Optional.of(kinesis.endpoint()), new KinesisCredentials.MadeUp()));
        position = folder.resolve("state/route.payments.position.json");
    }

    public Path position() {
        return position;
    }

    public StreamConsumer consumer() {
        return consumer(ShardStart.OLDEST, 10_000);
    }

    public StreamConsumer consumer(ShardStart start, int limit) {
        return new StreamConsumer(
                client,
                STREAM,
                new ConsumerOptions(position, start, Optional.empty(), limit, Duration.ofMillis(500)),
                new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10), new Random(1)),
                () -> nanos);
    }

    /** Time goes by for consumers: whatever waits is due. */
    public void later() {
        nanos += Duration.ofMinutes(1).toNanos();
    }

    /** Polls until several looks in a row give nothing. */
    void drain(StreamConsumer consumer, StreamConsumer.Handler handler) {
        int idle = 0;
        while (idle < 4) {
            int before = handed.size();
            consumer.poll(handler, () -> true);
            later();
            idle = handed.size() == before ? idle + 1 : 0;
        }
    }

    void drain(StreamConsumer consumer) {
        drain(consumer, this::take);
    }

    void take(RecordBatch batch) {
        batch.records().forEach(record -> handed.add(text(record)));
    }

    static String text(StreamRecord record) {
        return StandardCharsets.UTF_8.decode(record.data().duplicate()).toString();
    }

    /** Puts records with these numbers, the key of each its number. */
    public void put(int from, int to) {
        List<PutRecordsRequestEntry> entries = IntStream.range(from, to)
                .mapToObj(i -> PutRecordsRequestEntry.builder()
                        .partitionKey("key-" + i)
                        .data(SdkBytes.fromUtf8String(String.valueOf(i)))
                        .build())
                .collect(Collectors.toList());
        for (int begin = 0; begin < entries.size(); begin += 500) {
            List<PutRecordsRequestEntry> some = entries.subList(begin, Math.min(begin + 500, entries.size()));
            client.putRecords(request -> request.streamName(STREAM).records(some))
                    .join();
        }
    }

    public static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).toList();
    }

    @Override
    public void close() {
        clients.close();
        kinesis.close();
    }
}
