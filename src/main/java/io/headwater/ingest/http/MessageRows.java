package io.headwater.ingest.http;

import io.headwater.ingest.Messages;
import io.headwater.publishing.Delivery;
import io.headwater.publishing.DeliveryLog;
import io.headwater.publishing.Row;
import io.headwater.publishing.RowBatch;
import java.util.ArrayList;
import java.util.List;

/** Makes of messages what publishers take. Thread-safe. */
public final class MessageRows {
    /** A batch with an account of its own, which fails if any of its messages cannot be delivered. */
    public RowBatch batch(Messages messages) {
        List<Row> rows = new ArrayList<>(messages.count());
        List<String> keys = messages.getPartitionKeys();
        for (byte[] message : messages) {
            rows.add(new Row(message, keys.get(rows.size()), rows.size()));
        }
        return new Delivery("messages sent to /ingest", DeliveryLog.none()).open(rows);
    }
}
