package io.headwater.delivery;

import io.headwater.kinesis.ShardName;

/**
 * What is on record of the object of a shard that came last: it was to be stored, or is.
 *
 * @param first the sequence number of its first record
 * @param last that of its last
 */
record DeliveredObject(ShardName shard, String name, String first, String last, boolean stored) {
    DeliveredObject asStored() {
        return new DeliveredObject(shard, name, first, last, true);
    }
}
