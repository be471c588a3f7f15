package io.headwater.routing;

import io.headwater.publishing.BatchPublisher;
import io.headwater.publishing.Delivery;
import io.headwater.publishing.DeliveryLog;
import io.headwater.publishing.Row;
import io.headwater.publishing.RowBatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.aws2.kinesis.Kinesis2Constants;
import org.apache.camel.support.DefaultProducer;

/**
 * Publishes what a route sends: a batch of rows goes in flight and is acknowledged to its file's account; anything else, one
 * record or several, is waited for.
 */
final class KinesisProducer extends DefaultProducer {
    /** A key for each record of a body of several; so named in later versions of Camel. */
    static final String PARTITION_KEYS = "CamelAwsKinesisPartitionKeys";

    private final BatchPublisher publisher;

    KinesisProducer(KinesisEndpoint endpoint, BatchPublisher publisher) {
        super(endpoint);
        this.publisher = publisher;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        if (message.getBody() instanceof RowBatch batch) {
            publisher.publish(batch);
        } else {
            Delivery delivery = new Delivery("the exchange " + exchange.getExchangeId(), DeliveryLog.none());
            publisher.publishAndWait(delivery.open(rows(message)));
        }
    }

    private List<Row> rows(Message message) throws Exception {
        List<Object> bodies = new ArrayList<>();
        if (message.getBody() instanceof Iterable<?> several) {
            several.forEach(bodies::add);
        } else {
            bodies.add(message.getMandatoryBody());
        }
        List<String> keys = partitionKeys(message, bodies.size());
        List<Row> rows = new ArrayList<>(bodies.size());
        for (int i = 0; i < bodies.size(); i++) {
            byte[] data = getEndpoint()
                    .getCamelContext()
                    .getTypeConverter()
                    .mandatoryConvertTo(byte[].class, message.getExchange(), bodies.get(i));
            rows.add(new Row(data, keys.get(i), i));
        }
        return rows;
    }

    private List<String> partitionKeys(Message message, int records) {
        List<?> keys = message.getHeader(PARTITION_KEYS, List.class);
        if (keys != null && keys.size() == records) {
            return keys.stream().map(String::valueOf).toList();
        }
        String key = message.getHeader(Kinesis2Constants.PARTITION_KEY, String.class);
        if (keys != null || key == null || key.isEmpty()) {
            throw new IllegalArgumentException(
                    "Publishing %d records to %s: the header %s (one key for all) or %s (a list with a key for each) is needed, and there is %s."
                            .formatted(
                                    records,
                                    getEndpoint().getEndpointUri(),
                                    Kinesis2Constants.PARTITION_KEY,
                                    PARTITION_KEYS,
                                    keys == null ? "neither" : "a list of " + keys.size()));
        }
        return Collections.nCopies(records, key);
    }
}
