package io.headwater.application;

import io.headwater.kinesis.KinesisCredentials;
import io.headwater.kinesis.KinesisTarget;
import io.headwater.kinesislocal.LocalKinesis;
import io.headwater.kinesislocal.LocalKinesisConfig;
import io.headwater.kinesislocal.ShardLimits;
import io.headwater.kinesislocal.faults.FaultPlan;
import io.headwater.settings.Catalog;
import io.headwater.settings.KinesisEndpoint;
import io.headwater.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which Kinesis a command uses when the settings say {@code local}: one of its own, or that of the Headwater which runs on this
 * machine already.
 */
public final class KinesisChoice implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KinesisChoice.class);
    private static final int MILLIS_TO_CONNECT = 500;

    private final Optional<LocalKinesis> own;
    private final Optional<URI> localEndpoint;

    private KinesisChoice(Optional<LocalKinesis> own, Optional<URI> localEndpoint) {
        this.own = own;
        this.localEndpoint = localEndpoint;
    }

    /** Starts the local Kinesis with the streams of the settings, if that is the one they choose. */
    static Optional<LocalKinesis> startLocal(Settings settings) {
        if (!isLocal(settings)) {
            return Optional.empty();
        }
        FaultPlan faults = faults(settings);
        LocalKinesis kinesis = LocalKinesis.start(LocalKinesisConfig.defaults()
                .withPort(settings.get(Catalog.KINESIS_LOCAL_PORT))
                .withRegion(settings.get(Catalog.KINESIS_REGION))
                .withMemoryBudgetBytes(memoryBudget(settings))
                .withShardLimits(
                        settings.get(Catalog.KINESIS_LOCAL_SHARD_LIMITS) ? ShardLimits.ON_WRITES : ShardLimits.NONE));
        kinesis.faults().follow(faults);
        Stream.of(
                        Stream.of(settings.get(Catalog.KINESIS_STREAM)),
                        settings.get(Catalog.KINESIS_LOCAL_STREAMS).stream(),
                        Stream.of(settings.get(Catalog.STOCKS_STREAM))
                                .filter(name -> settings.get(Catalog.STOCKS_ENABLED)),
                        Stream.of(settings.get(Catalog.DELIVERY_STREAM))
                                .filter(name -> settings.get(Catalog.DELIVERY_ENABLED)))
                .flatMap(names -> names)
                .distinct()
                .forEach(name -> kinesis.createStream(name, settings.get(Catalog.KINESIS_LOCAL_SHARDS)));
        return Optional.of(kinesis);
    }

    private static FaultPlan faults(Settings settings) {
        try {
            return FaultPlan.parse(settings.get(Catalog.KINESIS_LOCAL_FAULTS));
        } catch (IllegalArgumentException wrong) {
            throw new ForeseenException("kinesis.local.faults (or KINESIS_LOCAL_FAULTS): " + wrong.getMessage());
        }
    }

    /** In a small JVM the setting is too much: what is kept must leave room for everything else. */
    private static long memoryBudget(Settings settings) {
        long asked = settings.get(Catalog.KINESIS_LOCAL_MEMORY);
        long most = Runtime.getRuntime().maxMemory() / 2;
        if (asked > most) {
            LOG.info(
                    "The local Kinesis keeps {} MB instead of {} (kinesis.local.memory): half of this JVM's memory",
                    most >> 20,
                    asked >> 20);
        }
        return Math.min(asked, most);
    }

    /** For a command that ends by itself: the local Kinesis that is running, or one that lives as long as the command. */
    static KinesisChoice forOneCommand(Settings settings) {
        if (!isLocal(settings) || settings.get(Catalog.PUBLISH_TO).equals("http")) {
            return new KinesisChoice(Optional.empty(), Optional.empty());
        }
        if (isRunning(settings)) {
            return new KinesisChoice(Optional.empty(), Optional.of(runningEndpoint(settings)));
        }
        LOG.warn("No Headwater is running: the rows go to a local Kinesis that ends with this command."
                + " Start `headwater run` first to keep them, or set kinesis.endpoint.");
        Optional<LocalKinesis> own = startLocal(settings);
        return new KinesisChoice(own, own.map(LocalKinesis::endpoint));
    }

    /**
     * The Kinesis that a command reads from: for {@code local} the one of the Headwater that is running.
     *
     * @throws ForeseenException if none is
     */
    public static KinesisTarget toReadFrom(Settings settings) {
        return toReadFrom(settings.get(Catalog.KINESIS_ENDPOINT), settings.get(Catalog.KINESIS_REGION), settings);
    }

    /**
     * The Kinesis that a command reads from if that is another one than the settings choose.
     *
     * @throws ForeseenException if it is {@code local} and none is running
     */
    public static KinesisTarget toReadFrom(KinesisEndpoint endpoint, String region, Settings settings) {
        if (endpoint instanceof KinesisEndpoint.Local) {
            if (!isRunning(settings)) {
                throw new ForeseenException(
                        "Nothing answers on port %d, where the local Kinesis of a running Headwater would be: start `headwater run` first; if it listens on another port, set kinesis.local.port (KINESIS_LOCAL_PORT) to that; for another Kinesis set kinesis.endpoint."
                                .formatted(settings.get(Catalog.KINESIS_LOCAL_PORT)));
            }
            return new KinesisTarget(region, Optional.of(runningEndpoint(settings)), new KinesisCredentials.MadeUp());
        }
        Optional<URI> url = endpoint.url();
        return new KinesisTarget(
                region,
                url,
                url.isPresent() ? new KinesisCredentials.OwnOrMadeUp() : new KinesisCredentials.DefaultChain());
    }

    /** Whether it ends with this process, and all that is in it. */
    boolean isOwn() {
        return own.isPresent();
    }

    Optional<URI> localEndpoint() {
        return localEndpoint;
    }

    private static boolean isLocal(Settings settings) {
        return settings.get(Catalog.KINESIS_ENDPOINT) instanceof KinesisEndpoint.Local;
    }

    private static URI runningEndpoint(Settings settings) {
        return URI.create("http://127.0.0.1:" + settings.get(Catalog.KINESIS_LOCAL_PORT));
    }

    private static boolean isRunning(Settings settings) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.get(Catalog.KINESIS_LOCAL_PORT)),
                    MILLIS_TO_CONNECT);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        own.ifPresent(LocalKinesis::close);
    }
}
