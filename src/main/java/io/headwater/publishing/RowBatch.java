package io.headwater.publishing;

import java.util.Iterator;
import java.util.List;

/**
 * Rows that are published together and accounted to one delivery, in the order of their file.
 *
 * <p>It iterates over the rows' bytes, which is the body that a stock {@code aws2-kinesis} producer takes as well.
 */
public final class RowBatch implements Iterable<byte[]> {
    private final Delivery delivery;
    private final long number;
    private final List<Row> rows;

    RowBatch(Delivery delivery, long number, List<Row> rows) {
        this.delivery = delivery;
        this.number = number;
        this.rows = List.copyOf(rows);
    }

    /** The account that the rows' acknowledgements go to. */
    public Delivery delivery() {
        return delivery;
    }

    /** The batch's place in its delivery, from 0. */
    long number() {
        return number;
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
