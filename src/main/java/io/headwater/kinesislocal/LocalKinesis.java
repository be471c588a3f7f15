package io.headwater.kinesislocal;

import io.headwater.kinesislocal.api.Account;
import io.headwater.kinesislocal.api.Api;
import io.headwater.kinesislocal.api.StreamSetup;
import io.headwater.kinesislocal.faults.Faults;
import io.headwater.kinesislocal.store.StreamCounters;
import io.headwater.kinesislocal.store.Streams;
import io.headwater.kinesislocal.store.Throughput;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.BindException;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kinesis Data Streams in this process, on a port of this machine: for trying and for tests, without an AWS account.
 *
 * <p>The SDKs, boto3 and the AWS CLI use it as they use the real one, over HTTP/1.1 or HTTP/2, in JSON or CBOR, with any
 * credentials. It has the real limits on requests and on the throughput of shards, and faults on request. Records live in memory, up to a budget, and
 * are gone when it is closed. Its threads do not keep a JVM alive. Thread-safe.
 */
public final class LocalKinesis implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalKinesis.class);
    private static final int SECONDS_TO_START_OR_STOP = 20;
    /** Enough for the largest request to be sent without waiting for window updates in between. */
    private static final int HTTP2_WINDOW_BYTES = 16 * 1024 * 1024;

    private static final int HTTP2_STREAM_WINDOW_BYTES = 1024 * 1024;

    private final Vertx vertx;
    private final URI endpoint;
    private final StreamSetup streamSetup;
    private final Streams streams;
    private final Faults faults;

    private LocalKinesis(Vertx vertx, URI endpoint, StreamSetup streamSetup, Streams streams, Faults faults) {
        this.vertx = vertx;
        this.endpoint = endpoint;
        this.streamSetup = streamSetup;
        this.streams = streams;
        this.faults = faults;
    }

    /**
     * Starts one; it takes requests when this returns.
     *
     * @throws LocalKinesisException if it cannot listen, for example because the port is in use
     */
    public static LocalKinesis start(LocalKinesisConfig config) {
        ShardLimits limits = config.shardLimits();
        Throughput throughput = new Throughput(limits != ShardLimits.NONE, limits == ShardLimits.ON_WRITES_AND_READS);
        Streams streams = new Streams(config.memoryBudgetBytes(), config.clock(), throughput);
        Faults faults = new Faults();
        Account account = new Account(config.accountId(), config.region(), config.retention(), config.clock(), streams);
        Vertx vertx = Vertx.vertx(vertxOptions());
        try {
            HttpServer server = await(vertx.createHttpServer(serverOptions(config))
                    .requestHandler(new HttpFront(vertx, new Api(account), faults))
                    .listen());
            String host = config.host().contains(":") ? "[" + config.host() + "]" : config.host();
            URI endpoint = URI.create("http://" + host + ":" + server.actualPort());
            LOG.debug("The local Kinesis listens on {}", endpoint);
            return new LocalKinesis(vertx, endpoint, new StreamSetup(account), streams, faults);
        } catch (ExecutionException | TimeoutException failure) {
            vertx.close();
            throw cannotListen(config, failure);
        } catch (RuntimeException failure) {
            vertx.close();
            throw failure;
        }
    }

    /** Where clients find it, such as http://127.0.0.1:4567. */
    public URI endpoint() {
        return endpoint;
    }

    /**
     * Creates a stream, ACTIVE at once. Without effect if there is one of that name with as many shards.
     *
     * @param name 1 to 128 of a–z A–Z 0–9 _ . -
     * @param shardCount 1 to 20,000
     * @throws IllegalArgumentException for a name or number that is not allowed
     * @throws LocalKinesisException if there is a stream of that name with another number of shards
     */
    public void createStream(String name, int shardCount) {
        int existing = streamSetup.createIfMissing(name, shardCount);
        if (existing != shardCount) {
            throw new LocalKinesisException("Creating stream '" + name + "' with " + shardCount
                    + " shards in the local Kinesis on " + endpoint + ": there is one of that name with " + existing
                    + ". Ask for as many, or delete it first.");
        }
    }

    /** What goes wrong with requests: nothing, until it is asked for. */
    public Faults faults() {
        return faults;
    }

    /**
     * What became of the records that clients asked a stream to store.
     *
     * @throws LocalKinesisException if there is no stream of that name
     */
    public StreamStatistics statistics(String streamName) {
        StreamCounters counters = streams.find(streamName)
                .orElseThrow(() -> new LocalKinesisException("Reading the statistics of stream '" + streamName
                        + "' in the local Kinesis on " + endpoint + ": there is no stream of that name."))
                .counters();
        return new StreamStatistics(
                counters.requests(),
                counters.stored(),
                counters.storedBytes(),
                counters.throttled(),
                counters.failed());
    }

    /** Stops listening, cuts connections and forgets all records. Without effect the second time. */
    @Override
    public void close() {
        try {
            await(vertx.close());
        } catch (ExecutionException | TimeoutException failure) {
            LOG.warn("The local Kinesis on {} did not stop cleanly", endpoint, failure);
        }
    }

    private static VertxOptions vertxOptions() {
        return new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(Math.max(2, Runtime.getRuntime().availableProcessors()))
                .setUseDaemonThread(true)
                // No files are served: without this, Vert.x makes a cache folder in /tmp at each start.
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }

    private static HttpServerOptions serverOptions(LocalKinesisConfig config) {
        return new HttpServerOptions()
                .setHost(config.host())
                .setPort(config.port())
                .setTcpNoDelay(true)
                .setHandle100ContinueAutomatically(true)
                .setHttp2ClearTextEnabled(true)
                .setHttp2ConnectionWindowSize(HTTP2_WINDOW_BYTES)
                .setInitialSettings(new Http2Settings().setInitialWindowSize(HTTP2_STREAM_WINDOW_BYTES));
    }

    private static <T> T await(Future<T> future) throws ExecutionException, TimeoutException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(SECONDS_TO_START_OR_STOP, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LocalKinesisException("Interrupted while the local Kinesis started or stopped.", interrupted);
        }
    }

    private static LocalKinesisException cannotListen(LocalKinesisConfig config, Exception failure) {
        String act = "Starting the local Kinesis on " + config.host() + ":" + config.port() + ": ";
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        boolean portInUse = cause instanceof BindException
                && cause.getMessage() != null
                && cause.getMessage().contains("in use");
        if (portInUse) {
            return new LocalKinesisException(
                    act + "the port is in use, probably by a local Kinesis that is still running (another Headwater,"
                            + " LocalStack, kinesalite). Stop that, or choose another port; 0 takes any that is free.",
                    cause);
        }
        return new LocalKinesisException(
                act + "cannot listen there (" + cause + "). Choose an address of this machine, such as 127.0.0.1, and a"
                        + " port from 1024 to 65535, or 0 for any that is free.",
                cause);
    }
}
