package io.headwater.source;

import io.headwater.publishing.Traffic;
import io.headwater.receipts.Receipt;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** Fills in what is on record of a file when it leaves the source folder. Thread-safe. */
final class Receipts {
    private final Receipt.Target target;
    private final LongFunction<Receipt.Making> making;
    private final InstantSource clock;

    /**
     * Receipts of files that all go to one target.
     *
     * @param making how their rows are made, given the most that one may take as a record
     */
    Receipts(Receipt.Target target, LongFunction<Receipt.Making> making, InstantSource clock) {
        this.target = target;
        this.making = making;
        this.clock = clock;
    }

    /** That of a file that is delivered whole, or was set aside for a bad row. */
    Receipt of(SourceFile file, Path movedTo) {
        Checkpoint reached = file.progress().checkpoint();
        Checkpoint.Account account = reached.account();
        Traffic traffic = account.traffic();
        long rejected = file.rowsRejected();
        return new Receipt(
                new Receipt.File(
                        String.valueOf(file.path().getFileName()), movedTo.toString(), file.bytesRead(), file.sha256()),
                new Receipt.Rows(
                        file.rowsRead(),
                        file.rowsRead() - rejected,
                        rejected,
                        file.rowsDeliveredBefore(),
                        account.rejectedByTarget()),
                reached.rejectedFile().map(Path::toString),
                target,
                making.apply(file.maxRecordBytes()),
                new Receipt.Requests(
                        traffic.requests(),
                        traffic.rowsSentAgain(),
                        traffic.rowsThrottled(),
                        traffic.requestsOfUnknownOutcome(),
                        traffic.rowsPossiblyDuplicated()),
                shards(account),
                account.started(),
                clock.instant(),
                account.runs(),
                file.replayed(),
                outcome(file.badRow()));
    }

    private static List<Receipt.Shard> shards(Checkpoint.Account account) {
        return account.stored().stream()
                .map(rows -> new Receipt.Shard(rows.shard(), rows.first(), rows.last(), rows.rows()))
                .toList();
    }

    private static Receipt.Outcome outcome(Optional<BadRowException> badRow) {
        return badRow.map(row -> Receipt.Outcome.failed(Optional.of(row.line()), row.reason()))
                .orElseGet(Receipt.Outcome::delivered);
    }
}
