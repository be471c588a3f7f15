package io.headwater.publishing;

/**
 * One row on its way to where it is published.
 *
 * <p>A class and not a record: a record over an array would promise an equality that it does not have. The bytes are not
 * copied, since rows are made by the million: nobody may change them.
 */
public final class Row {
    private final byte[] data;
    private final String partitionKey;

    /**
     * A row as it will be stored.
     *
     * @param data one JSON object, UTF-8, without a line end
     * @param partitionKey what rows are spread and ordered by, 1 to 256 characters; empty where the target has no such thing
     */
    public Row(byte[] data, String partitionKey) {
        this.data = data;
        this.partitionKey = partitionKey;
    }

    /** The JSON object, UTF-8; not a copy. */
    public byte[] data() {
        return data;
    }

    /** The partition key; empty where the target has none. */
    public String partitionKey() {
        return partitionKey;
    }
}
