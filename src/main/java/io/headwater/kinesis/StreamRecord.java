package io.headwater.kinesis;

import io.headwater.kinesis.aggregation.KplAggregates;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/**
 * One record of a stream.
 *
 * @param arrived when the stream took it, to the millisecond, approximately
 * @param data read-only
 */
public record StreamRecord(String shard, String sequenceNumber, String partitionKey, Instant arrived, ByteBuffer data) {

    /** The records that a producer put together in this one, in the KPL's format; itself, if it is no such aggregate. */
    public List<StreamRecord> apart() {
        return KplAggregates.split(data)
                .map(held -> held.stream()
                        .map(each -> new StreamRecord(shard, sequenceNumber, each.partitionKey(), arrived, each.data()))
                        .toList())
                .orElseGet(() -> List.of(this));
    }

    /** A copy of its data. */
    public byte[] bytes() {
        byte[] bytes = new byte[data.remaining()];
        data.duplicate().get(bytes);
        return bytes;
    }

    /** Writes its data, and the newline that they do not end with; nothing if there are no data. */
    public void writeLineTo(OutputStream out) throws IOException {
        byte[] bytes = bytes();
        out.write(bytes);
        if (bytes.length > 0 && bytes[bytes.length - 1] != '\n') {
            out.write('\n');
        }
    }
}
