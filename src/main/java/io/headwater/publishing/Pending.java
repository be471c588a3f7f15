package io.headwater.publishing;

/**
 * A row that is to be sent.
 *
 * @param delivery what it is accounted to
 * @param bytes what it counts against limits
 * @param again whether it was sent before and refused
 */
record Pending(Row row, Delivery delivery, long bytes, boolean again) {
    /** A row that was not sent yet. */
    Pending(Row row, Delivery delivery) {
        this(row, delivery, RequestLimits.bytes(row), false);
    }

    /** The same once it was refused. */
    Pending refused() {
        return again ? this : new Pending(row, delivery, bytes, true);
    }
}
