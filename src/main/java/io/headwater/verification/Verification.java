package io.headwater.verification;

import io.headwater.kinesis.KinesisClients;
import io.headwater.kinesis.KinesisTarget;
import io.headwater.kinesis.RangeReader;
import io.headwater.kinesis.ShardRange;
import io.headwater.kinesis.StreamRecord;
import io.headwater.kinesis.aggregation.KplAggregates;
import io.headwater.kinesis.aggregation.UserRecord;
import io.headwater.receipts.Account;
import io.headwater.receipts.Receipt;
import io.headwater.receipts.Reconciliation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;

/**
 * Reads the part of a stream back in which the rows of a receipt lie, and compares it with the file. Memory grows with the number of
 * rows; see {@link Reconciliation#bytes}.
 */
public final class Verification {
    /** A shard may be read five times a second, by all readers together. */
    private static final long MILLIS_BETWEEN_POLLS = 500;

    private final Receipt receipt;
    private final Path file;
    private final KinesisTarget target;

    /**
     * What is to be verified.
     *
     * @param file which the receipt is of
     * @param target where the stream is
     */
    public Verification(Receipt receipt, Path file, KinesisTarget target) {
        this.receipt = receipt;
        this.file = file;
        this.target = target;
    }

    /**
     * Verifies it.
     *
     * @param scratch a folder for the rows that are rejected again, which nobody needs afterwards
     * @param fileRead is told what part of the file is read, from 0 to 1
     * @param found is told what part of its rows is found in the stream, from 0 to 1
     * @throws VerificationException if the file is not the one that was delivered
     * @throws io.headwater.source.SourceException if the file cannot be read
     * @throws io.headwater.kinesis.StreamException if the stream cannot be read or does not hold the rows any more
     */
    public Finding run(Path scratch, DoubleConsumer fileRead, DoubleConsumer found) throws InterruptedException {
        ExpectedRows rows = new ExpectedRows(file, receipt, scratch);
        Reconciliation reconciliation =
                new Reconciliation(receipt.rows().delivered(), receipt.making().keysAreKnown());
        long rejected = rows.expectIn(reconciliation, fileRead);
        Account account = readBack(reconciliation, found);
        return new Finding(
                rejected,
                account,
                account.firstMissing().stream().map(rows::placeOf).toList(),
                account.firstLate().stream()
                        .map(late -> new Finding.LateRow(rows.placeOf(late.row()), rows.placeOf(late.after())))
                        .toList());
    }

    private Account readBack(Reconciliation reconciliation, DoubleConsumer progress) throws InterruptedException {
        List<ShardRange> ranges = receipt.shards().stream()
                .map(shard -> new ShardRange(shard.shard(), shard.firstSequenceNumber(), shard.lastSequenceNumber()))
                .toList();
        try (KinesisClients clients = new KinesisClients(1)) {
            String stream = receipt.target().stream();
            RangeReader reader = new RangeReader(clients.client(target), stream, ranges);
            long records = 0;
            long[] seen = {0};
            boolean more = true;
            while (more) {
                more = reader.poll(each -> {
                    seen[0]++;
                    take(each, reconciliation);
                });
                progress.accept((double) reconciliation.present() / Math.max(1, reconciliation.expected()));
                if (more && seen[0] == records) {
                    TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_POLLS);
                }
                records = seen[0];
            }
            Account account = reconciliation.account();
            if (account.missing() > 0) {
                // What the stream forgot while it was read is not missing: if it did, its first records are gone now.
                new RangeReader(clients.client(target), stream, ranges).poll(each -> {});
            }
            return account;
        }
    }

    private static void take(StreamRecord read, Reconciliation reconciliation) {
        Optional<List<UserRecord>> members = KplAggregates.split(read.data());
        if (members.isEmpty()) {
            reconciliation.found(read.shard(), read.sequenceNumber(), read.partitionKey(), read.data());
            return;
        }
        members.get()
                .forEach(row ->
                        reconciliation.found(read.shard(), read.sequenceNumber(), row.partitionKey(), row.data()));
    }
}
