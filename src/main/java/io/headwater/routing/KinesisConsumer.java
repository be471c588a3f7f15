package io.headwater.routing;

import io.headwater.kinesis.RecordBatch;
import io.headwater.kinesis.StreamConsumer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.aws2.kinesis.Kinesis2Constants;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the records of a stream through a route, a batch of one shard an exchange. A batch whose exchange ends well is done with, unless
 * a step took it over; one whose exchange fails comes again. The position is on disk, one for each route and stream.
 */
final class KinesisConsumer extends DefaultConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(KinesisConsumer.class);

    /** For a batch that is on its way when the route stops, and the record of the position behind it. */
    private static final long MILLIS_TO_STOP = 10_000;

    private final KinesisEndpoint endpoint;
    private @Nullable ExecutorService thread;
    private volatile CountDownLatch stopping = new CountDownLatch(0);

    KinesisConsumer(KinesisEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        CountDownLatch stopped = new CountDownLatch(1);
        stopping = stopped;
        ExecutorService executor = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadExecutor(
                        this, "consume " + endpoint.getConfiguration().getStreamName());
        thread = executor;
        executor.execute(() -> consume(endpoint.newConsumer(getRouteId()), stopped));
    }

    private void consume(StreamConsumer stream, CountDownLatch stopped) {
        try (stream) {
            Duration wait = Duration.ofMillis(endpoint.getInitialDelay());
            while (!stopped.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                wait = pollOnce(stream, stopped);
            }
        } catch (InterruptedException e) {
            // The route has stopped by force; what was under way comes again.
            Thread.currentThread().interrupt();
        }
    }

    private Duration pollOnce(StreamConsumer stream, CountDownLatch stopped) {
        try {
            return stream.poll(this::send, () -> stopped.getCount() > 0);
        } catch (RuntimeException e) {
            LOG.error("Consuming {}: an error that should not be; tried again", endpoint, e);
            return Duration.ofMillis(endpoint.getDelay());
        }
    }

    private void send(RecordBatch batch) throws Exception {
        Exchange exchange = createExchange(false);
        try {
            exchange.getMessage().setBody(batch);
            exchange.getMessage()
                    .setHeader(Kinesis2Constants.SHARD_ID, batch.shard().id());
            exchange.getMessage().setHeader(Kinesis2Constants.SEQUENCE_NUMBER, batch.lastSequenceNumber());
            exchange.getMessage()
                    .setHeader(
                            Kinesis2Constants.APPROX_ARRIVAL_TIME,
                            batch.records().get(0).arrived());
            exchange.getMessage()
                    .setHeader(Kinesis2Constants.RECORD_COUNT, batch.records().size());
            exchange.getMessage().setHeader(KinesisProducer.PARTITION_KEYS, batch.partitionKeys());
            getProcessor().process(exchange);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
        } finally {
            releaseExchange(exchange, false);
        }
    }

    @Override
    protected void doStop() throws Exception {
        stopping.countDown();
        ExecutorService executor = thread;
        thread = null;
        if (executor != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(executor, MILLIS_TO_STOP);
        }
        super.doStop();
    }
}
