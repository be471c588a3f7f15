package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.faults.Fault;
import io.headwater.kinesislocal.faults.Injection;
import io.headwater.kinesislocal.store.HashKey;
import io.headwater.kinesislocal.store.Stream;
import io.headwater.kinesislocal.store.StreamWriter;
import java.util.Optional;

/** Stores the records of one request, except those that a fault or the limits of their shard keep out. */
final class RecordPutter {
    private final Account account;
    private final Stream stream;
    private final Injection injection;
    private final StreamWriter writer;
    private int position;

    RecordPutter(Account account, Stream stream, Injection injection) {
        this.account = account;
        this.stream = stream;
        this.injection = injection;
        this.writer = account.streams().writer(stream);
    }

    RecordResult put(HashKey key, RecordEntry entry) {
        Optional<Fault> fault = injection.ofRecord(position++);
        if (fault.isPresent()) {
            injection.happened(fault.get());
            if (fault.get() == Fault.RECORD_FAILED) {
                stream.counters().countFailed();
                return RecordResult.failed();
            }
            stream.counters().countThrottled();
            return RecordResult.throttled(account.rateExceeded(stream.shardFor(key), stream));
        }
        StreamWriter.Placed placed = writer.put(key, entry.partitionKey(), entry.data());
        return placed.number()
                .map(number -> RecordResult.stored(placed.shard(), number))
                .orElseGet(() -> RecordResult.throttled(account.rateExceeded(placed.shard(), stream)));
    }
}
