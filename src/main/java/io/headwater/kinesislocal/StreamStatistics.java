package io.headwater.kinesislocal;

/**
 * What became of the records that clients asked a stream to store, since it was created. A request that a fault or an error
 * kept out as a whole does not count.
 *
 * @param requests PutRecord and PutRecords
 * @param recordsStored records that were stored
 * @param bytesStored the bytes of those, partition keys included
 * @param recordsThrottled records refused with ProvisionedThroughputExceededException, by limits or faults
 * @param recordsFailed records refused with InternalFailure, by faults
 */
public record StreamStatistics(
        long requests, long recordsStored, long bytesStored, long recordsThrottled, long recordsFailed) {
    /** Records that clients asked to store. One that was sent again counts again. */
    public long recordsAttempted() {
        return recordsStored + recordsThrottled + recordsFailed;
    }
}
