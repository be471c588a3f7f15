package io.headwater.kinesislocal.api;

import io.headwater.kinesislocal.faults.Fault;
import io.headwater.kinesislocal.faults.Injection;
import io.headwater.kinesislocal.store.HashKey;
import io.headwater.kinesislocal.store.Stream;
import io.headwater.kinesislocal.wire.Answer;
import io.headwater.kinesislocal.wire.ApiException;
import io.headwater.kinesislocal.wire.Fields;
import java.util.ArrayList;
import java.util.List;

/** PutRecords: stores up to 500 records, or none if one of them breaks a rule. */
final class PutRecords implements Action<PutRecords.Input> {
    /** Records in one request (PutRecords in the API reference). */
    private static final int MAX_RECORDS = 500;

    /** What stands for an entry where a message shows the list: the hash code is as good as any. */
    private static final String SHOWN_ENTRY = "com.amazonaws.kinesis.v20131202.PutRecordsRequestEntry@c965e310";

    private final Account account;

    PutRecords(Account account) {
        this.account = account;
    }

    @Override
    public Input read(Fields fields) {
        List<RecordEntry> entries = new ArrayList<>();
        for (Fields entry : fields.structures("Records", 1, MAX_RECORDS, SHOWN_ENTRY)) {
            entries.add(RecordEntry.read(entry, "records." + (entries.size() + 1) + ".member.data"));
        }
        return new Input(entries, StreamReference.read(fields));
    }

    @Override
    public Answer perform(Input input) {
        return perform(input, Injection.none());
    }

    @Override
    public Answer perform(Input input, Injection injection) {
        Stream stream = input.stream().in(account);
        long bytes = 0;
        for (RecordEntry entry : input.entries()) {
            entry.throwIfTooLargeFor(stream);
            bytes += entry.payloadBytes();
        }
        if (bytes > Rules.MAX_REQUEST_BYTES) {
            throw ApiException.invalidArgument("Records size exceeds 10 MB limit: data and partition keys of the "
                    + input.entries().size() + " records have " + bytes + " bytes, " + Rules.MAX_REQUEST_BYTES
                    + " are allowed in one request.");
        }
        // All hash keys before the first record: a bad one must not leave half a request stored.
        List<HashKey> hashKeys =
                input.entries().stream().map(RecordEntry::hashKey).toList();
        RecordPutter putter = new RecordPutter(account, stream, injection);
        List<RecordResult> results = new ArrayList<>(hashKeys.size());
        for (int i = 0; i < hashKeys.size(); i++) {
            results.add(putter.put(hashKeys.get(i), input.entries().get(i)));
        }
        long failed = results.stream().filter(RecordResult::isRefused).count();
        if (injection.ofRequest().filter(Fault.SHORT_RESULTS::equals).isPresent()) {
            results.remove(results.size() - 1);
            injection.happened(Fault.SHORT_RESULTS);
        }
        return out -> out.number("FailedRecordCount", failed)
                .structures("Records", results, (item, result) -> result.writeTo(item));
    }

    record Input(List<RecordEntry> entries, StreamReference stream) {
        Input {
            entries = List.copyOf(entries);
        }
    }
}
