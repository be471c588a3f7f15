package io.headwater.delivery;

import io.headwater.publishing.Backoff;
import io.headwater.publishing.StopSignal;
import io.headwater.routing.RouteCall;
import io.headwater.settings.Catalog;
import io.headwater.settings.Settings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code delivery}, which collects the records of streams in objects, and {@code deliveredFolder}, which stores these as files. */
public final class DeliveryBeans implements CamelConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryBeans.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final long MILLIS_BETWEEN_LOOKS = 250;

    /** Of the memory that Java may use, what records on their way into objects may take. */
    private static final int PART_OF_MEMORY = 8;

    /** What one array of bytes holds with room to spare. */
    private static final long MOST_MEMORY = 1L << 30;

    private final Settings settings;
    private final StopSignal stop;

    /** The beans for these settings; {@code stop} has what is collected stored. */
    public DeliveryBeans(Settings settings, StopSignal stop) {
        this.settings = settings;
        this.stop = stop;
    }

    @Override
    public void configure(CamelContext context) {
        StreamDelivery delivery = new StreamDelivery(
                rules(),
                store(context),
                settings.get(Catalog.STATE_DIRECTORY).resolve("delivery"),
                InstantSource.system(),
                stop,
                new Backoff(FIRST_WAIT, LONGEST_WAIT, new Random()));
        context.getRegistry().bind("delivery", delivery);
        context.getRegistry().bind("deliveredFolder", new DeliveredFolder(settings.get(Catalog.DELIVERY_DIRECTORY)));
        if (settings.get(Catalog.DELIVERY_ENABLED)) {
            stop.onStop(delivery::finish);
            var unused = context.getExecutorServiceManager()
                    .newSingleThreadScheduledExecutor(this, "delivery")
                    .scheduleWithFixedDelay(
                            () -> storeWhatIsDue(delivery),
                            MILLIS_BETWEEN_LOOKS,
                            MILLIS_BETWEEN_LOOKS,
                            TimeUnit.MILLISECONDS);
        }
    }

    /** A task that throws would not be called again. */
    private static void storeWhatIsDue(StreamDelivery delivery) {
        try {
            delivery.storeWhatIsDue();
        } catch (RuntimeException e) {
            LOG.error("Delivering: an error that should not be; tried again", e);
        }
    }

    private DeliveryRules rules() {
        // Whatever size is asked for: an object of more than that is cut.
        long memory = Math.min(MOST_MEMORY, Runtime.getRuntime().maxMemory() / PART_OF_MEMORY);
        return new DeliveryRules(
                settings.get(Catalog.DELIVERY_INTERVAL),
                settings.get(Catalog.DELIVERY_SIZE),
                memory,
                // They have the same names.
                ObjectFormat.valueOf(settings.get(Catalog.DELIVERY_FORMAT).name()));
    }

    /** Objects carry the headers by which the components file and aws2-s3 name what they write. */
    private ObjectStore store(CamelContext context) {
        RouteCall route =
                new RouteCall(context.createProducerTemplate(), "deliver-to-" + settings.get(Catalog.DELIVERY_TO));
        return (name, content, contentType) -> route.sendAndWait(
                content,
                Map.of(
                        Exchange.FILE_NAME,
                        name,
                        Exchange.CONTENT_TYPE,
                        contentType,
                        "CamelAwsS3Key",
                        name,
                        "CamelAwsS3ContentType",
                        contentType));
    }
}
