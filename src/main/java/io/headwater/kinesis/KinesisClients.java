package io.headwater.kinesis;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClientBuilder;

/**
 * The AWS clients, one for each Kinesis that is meant, made when first needed and closed together.
 *
 * <p>The SDK's own retries are off: they would send a whole request again where only some of its records failed, and
 * multiply ours. Thread-safe.
 */
public final class KinesisClients implements AutoCloseable {
    /** Longer than a 10 MiB request takes on a slow line; a put that timed out may still have been stored. */
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);

    /** A request that waits for a connection counts as one that failed: there are more than are needed. */
    private static final int MIN_CONNECTIONS = 50;

    private static final int SECONDS_OF_QUIET = 1;

    private static final int SECONDS_TO_CLOSE = 5;

    /** Threads of all clients together, which only move bytes. */
    private static final int THREADS = 4;

    private final int maxConnections;
    private final SdkEventLoopGroup threads =
            SdkEventLoopGroup.builder().numberOfThreads(THREADS).build();
    private final Map<KinesisTarget, KinesisAsyncClient> clients = new HashMap<>();

    /** Clients that several streams may share, each with up to {@code inFlight} requests at once. */
    public KinesisClients(int inFlight) {
        this.maxConnections = Math.max(MIN_CONNECTIONS, 2 * inFlight);
    }

    /** The client for this Kinesis; not to be closed by the caller. */
    public synchronized KinesisAsyncClient client(KinesisTarget target) {
        return clients.computeIfAbsent(target, this::create);
    }

    private KinesisAsyncClient create(KinesisTarget target) {
        KinesisAsyncClientBuilder builder = KinesisAsyncClient.builder()
                .region(Region.of(target.region()))
                .credentialsProvider(target.credentials().provider())
                // Several connections of HTTP/1.1 are as fast here, and every test server speaks it.
                .httpClientBuilder(NettyNioAsyncHttpClient.builder()
                        .protocol(Protocol.HTTP1_1)
                        .eventLoopGroup(threads)
                        .maxConcurrency(maxConnections))
                .overrideConfiguration(configuration -> configuration
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .apiCallTimeout(REQUEST_TIMEOUT));
        target.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    /** Closes all of them. What is in flight is lost; see {@link io.headwater.publishing.BatchPublisher#awaitIdle}. */
    @Override
    public synchronized void close() {
        clients.values().forEach(KinesisAsyncClient::close);
        clients.clear();
        // By themselves clients would hold their closer up for two seconds, until no late task came from a connection.
        var unused = threads.eventLoopGroup().shutdownGracefully(SECONDS_OF_QUIET, SECONDS_TO_CLOSE, TimeUnit.SECONDS);
    }
}
