package io.headwater.publishing;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Rows that are published together and accounted to one delivery, in the order of their file.
 *
 * <p>It iterates over the rows' bytes, which is the body that a stock {@code aws2-kinesis} producer takes as well.
 */
public final class RowBatch implements Iterable<byte[]> {
    private final Delivery delivery;
    private final List<Row> rows;
    private final AtomicBoolean published = new AtomicBoolean();

    RowBatch(Delivery delivery, List<Row> rows) {
        this.delivery = delivery;
        this.rows = List.copyOf(rows);
    }

    /** The account that the rows' acknowledgements go to. */
    public Delivery delivery() {
        return delivery;
    }

    /**
     * Notes that the batch is published, which may happen once.
     *
     * @throws PublishException the second time: two publishers would acknowledge the same rows twice, and rows that only one
     *     of them took would count as delivered
     */
    void beginPublishing(String to) {
        if (!published.compareAndSet(false, true)) {
            PublishException twice = new PublishException(
                    "Publishing %s to %s: the batch was given to a publisher before. The route must give each batch to one publisher, once; to reach two targets, publish the file twice."
                            .formatted(delivery.name(), to));
            delivery.fail(twice);
            throw twice;
        }
        delivery.begin(rows.size());
    }

    /** The rows, in file order; unmodifiable. */
    public List<Row> rows() {
        return rows;
    }

    @Override
    public Iterator<byte[]> iterator() {
        return rows.stream().map(Row::data).iterator();
    }

    /** What a log or an error message says of it. */
    @Override
    public String toString() {
        return rows.size() + " rows of " + delivery.name();
    }
}
