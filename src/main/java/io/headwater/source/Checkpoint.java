package io.headwater.source;

import io.headwater.publishing.StoredRows;
import io.headwater.publishing.Traffic;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a file is delivered for good: everything before the position, and some rows behind it.
 *
 * @param position where to go on: each row before it is acknowledged or set aside
 * @param done numbers of rows behind the position that are, too; in order, without overlap
 * @param rejectedFile where its rejected rows are; empty while there are none
 * @param rejectedBytes how long that file is with the rows that count as done
 * @param account what it took so far
 * @param archiveName the name claimed in the archive, once all is done
 * @param failed whether the file was taken away for a bad row, to come back mended
 */
record Checkpoint(
        SourcePosition position,
        List<RowNumbers.Range> done,
        Optional<Path> rejectedFile,
        long rejectedBytes,
        Account account,
        Optional<Path> archiveName,
        boolean failed) {

    /** Takes a copy. */
    Checkpoint {
        done = List.copyOf(done);
    }

    /** Nothing is delivered, and nothing was tried. */
    static Checkpoint start(Instant now) {
        return new Checkpoint(
                SourcePosition.START,
                List.of(),
                Optional.empty(),
                0,
                new Account(now, 0, List.of(), Traffic.NONE, List.of()),
                Optional.empty(),
                false);
    }

    /** The same for another attempt, which has found the first row. */
    Checkpoint begun(SourcePosition firstRow) {
        Account next = new Account(
                account.started(), account.runs() + 1, account.rejectedByTarget(), account.traffic(), account.stored());
        return new Checkpoint(
                position.byteOffset() == 0 ? firstRow : position,
                done,
                rejectedFile,
                rejectedBytes,
                next,
                archiveName,
                false);
    }

    /** The same without the rows behind the position. */
    Checkpoint withoutRowsBehind() {
        return new Checkpoint(position, List.of(), rejectedFile, rejectedBytes, account, Optional.empty(), false);
    }

    /**
     * What all attempts at a file took together.
     *
     * @param started when the first began
     * @param runs how many began
     * @param rejectedByTarget numbers of rows that could be read and that the target can never take
     * @param stored where the rows are, shard by shard
     */
    record Account(Instant started, int runs, List<Long> rejectedByTarget, Traffic traffic, List<StoredRows> stored) {
        /** Takes copies. */
        Account {
            rejectedByTarget = List.copyOf(rejectedByTarget);
            stored = List.copyOf(stored);
        }
    }

    /**
     * The rejected rows of the file, to go on with. Their owner may have taken them away to mend them already: then the rows
     * rejected from here on go to another file.
     */
    RejectedRows rejectedRows(Path sourceFile, Path folder) {
        return rejectedFile
                .flatMap(file -> RejectedRows.resume(sourceFile, file, rejectedBytes))
                .orElseGet(() -> RejectedRows.of(sourceFile, folder));
    }
}
