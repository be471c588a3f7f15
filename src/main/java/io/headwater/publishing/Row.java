package io.headwater.publishing;

import java.util.List;

/**
 * One row on its way to where it is published.
 *
 * <p>A class and not a record: a record over an array would promise an equality that it does not have. The bytes are not
 * copied, since rows are made by the million: nobody may change them.
 */
public final class Row {
    /** The event time of rows that have none, or whose event time nobody asked for. */
    public static final long NO_EVENT_TIME = Long.MIN_VALUE;

    private final byte[] data;
    private final String partitionKey;
    private final long number;
    private final long eventTimeMillis;
    private final List<Row> members;

    /**
     * A row as it will be stored.
     *
     * @param data one JSON object, UTF-8, without a line end
     * @param partitionKey what rows are spread and ordered by, 1 to 256 characters; empty where the target has no such thing
     * @param number its place among the rows of its source, rejected ones included, from 0
     * @param eventTimeMillis when what it tells of happened, in epoch milliseconds; or {@link #NO_EVENT_TIME}
     */
    public Row(byte[] data, String partitionKey, long number, long eventTimeMillis) {
        this.data = data;
        this.partitionKey = partitionKey;
        this.number = number;
        this.eventTimeMillis = eventTimeMillis;
        this.members = List.of();
    }

    private Row(byte[] data, String partitionKey, List<Row> members) {
        this.data = data;
        this.partitionKey = partitionKey;
        this.number = members.get(0).number;
        this.eventTimeMillis = NO_EVENT_TIME;
        this.members = List.copyOf(members);
    }

    /** A row without an event time. */
    public Row(byte[] data, String partitionKey, long number) {
        this(data, partitionKey, number, NO_EVENT_TIME);
    }

    /**
     * What is sent in the place of several rows of one partition key.
     *
     * @param data all of them in a form that consumers take apart again
     */
    public static Row ofSeveral(byte[] data, String partitionKey, List<Row> members) {
        return new Row(data, partitionKey, members);
    }

    /** The rows that it stands for: itself, or several. */
    public List<Row> members() {
        return members.isEmpty() ? List.of(this) : members;
    }

    /** How many rows it stands for. */
    public int size() {
        return Math.max(1, members.size());
    }

    /** What is sent, UTF-8 JSON where it is a single row; not a copy. */
    public byte[] data() {
        return data;
    }

    /** The partition key; empty where the target has none. */
    public String partitionKey() {
        return partitionKey;
    }

    /** Its place among the rows of its source, from 0. */
    public long number() {
        return number;
    }

    /** When what it tells of happened, in epoch milliseconds; or {@link #NO_EVENT_TIME}. */
    public long eventTimeMillis() {
        return eventTimeMillis;
    }
}
