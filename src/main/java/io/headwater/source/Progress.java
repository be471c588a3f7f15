package io.headwater.source;

import io.headwater.publishing.Delivery;
import io.headwater.publishing.DeliveryLog;
import io.headwater.publishing.Row;
import io.headwater.publishing.StoredRows;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How far a file has come: which of its rows are acknowledged or set aside, kept in memory and written down as it happens.
 *
 * <p>Rows are known by their numbers. From the first one that is not done, a bit is kept for each; all before that are behind the
 * position at which the next attempt would go on. Thread-safe: one thread reads the file, others acknowledge its rows.
 */
final class Progress implements DeliveryLog, Closeable {
    private static final long NANOS_BETWEEN_CHECKPOINTS = 1_000_000_000L;

    /** At whether somebody still waits. */
    private static final long MILLIS_BETWEEN_LOOKS = 100;

    private final CheckpointWriter writer;
    private final RejectedRows rejectedRows;
    private final TargetRejections targetRejections;
    private final Delivery delivery;
    private final BooleanSupplier isStillThere;
    private final DonePrefix prefix;
    private final ScheduledFuture<?> syncing;
    private final Object oneAtATime = new Object();
    private final Checkpoint.Account before;
    private Optional<Path> archiveName;
    private boolean forABadRow;
    private List<StoredRows> stored;
    private final List<Long> rejectedByTarget;
    private long rejectedBytes;
    private boolean changed;
    private long wroteAllAt = System.nanoTime();
    private boolean closed;
    private @Nullable RuntimeException failure;

    /** Sets a row aside that could be read and that the target can never take. */
    interface TargetRejections {
        /**
         * Sets one aside.
         *
         * @param before where in the file to look for the row; somewhere before it
         */
        void setAside(SourcePosition before, long number, String reason);
    }

    /**
     * Goes on from a checkpoint.
     *
     * @param sha256 of the file before the checkpoint's position
     * @param isStillThere whether the file's name still means the file that is read
     */
    Progress(
            String name,
            Checkpoint from,
            String sha256,
            CheckpointWriter writer,
            RejectedRows rejectedRows,
            TargetRejections targetRejections,
            BooleanSupplier isStillThere) {
        this.delivery = new Delivery(name, this);
        this.prefix = new DonePrefix(from.position(), sha256, doneIn(from));
        this.before = from.account();
        this.archiveName = from.archiveName();
        this.forABadRow = from.failed();
        this.stored = from.account().stored();
        this.rejectedByTarget = new ArrayList<>(from.account().rejectedByTarget());
        this.rejectedBytes = rejectedRows.length();
        this.writer = writer;
        this.rejectedRows = rejectedRows;
        this.targetRejections = targetRejections;
        this.isStillThere = isStillThere;
        this.syncing = writer.everyNowAndThen(this::toDisk);
    }

    /** The account of this attempt. */
    Delivery delivery() {
        return delivery;
    }

    /** The rows that a checkpoint counts as done. */
    static RowNumbers doneIn(Checkpoint checkpoint) {
        RowNumbers done = new RowNumbers(checkpoint.position().rowsRead());
        checkpoint.done().forEach(done::add);
        return done;
    }

    /**
     * Notes that the file was read on, before any of its rows is sent.
     *
     * @param rejected numbers of the rows that were set aside on the way, ascending; their bytes are written
     */
    synchronized void readUpTo(SourcePosition end, String sha256, long[] rejected) {
        prefix.readUpTo(end, sha256);
        if (writer.wantsAll()) {
            writeAll();
        } else {
            writer.add(CheckpointLines.Change.read(prefix.read()));
        }
        if (rejected.length > 0) {
            setAside(RowNumbers.rangesOf(rejected), List.of());
        }
        advance();
    }

    /** Has it all in one line: a kill between two would make a row that the target refused one that it took. */
    private void setAside(List<RowNumbers.Range> numbers, List<Long> byTarget) {
        rejectedRows.flush();
        rejectedBytes = rejectedRows.length();
        prefix.add(numbers);
        do {
            Path file = rejectedRows.path().orElseThrow();
            writer.add(CheckpointLines.Change.rejected(numbers, file, rejectedBytes, byTarget));
        } while (!rejectedRows.appear());
        changed = true;
    }

    @Override
    public synchronized void acknowledged(List<Row> rows, List<StoredRows> where) {
        List<RowNumbers.Range> numbers = RowNumbers.rangesOf(
                rows.stream().mapToLong(Row::number).sorted().toArray());
        prefix.add(numbers);
        stored = CheckpointLines.merged(stored, where);
        changed = true;
        if (!closed) {
            writer.add(CheckpointLines.Change.done(numbers, where));
        }
        advance();
    }

    @Override
    public synchronized boolean rejected(Row row, String reason) {
        try {
            targetRejections.setAside(prefix.position(), row.number(), reason);
            rejectedByTarget.add(row.number());
            setAside(List.of(new RowNumbers.Range(row.number(), row.number())), List.of(row.number()));
            advance();
            return true;
        } catch (SourceException | BadRowException e) {
            failure = e;
            return false;
        }
    }

    private void advance() {
        if (prefix.advance()) {
            notifyAll();
        }
    }

    /** Where the file stands now. */
    synchronized Checkpoint checkpoint() {
        return new Checkpoint(
                prefix.position(),
                prefix.behind(),
                rejectedRows.path().filter(file -> rejectedBytes > 0),
                rejectedBytes,
                new Checkpoint.Account(
                        before.started(),
                        before.runs(),
                        rejectedByTarget,
                        before.traffic().plus(delivery.traffic()),
                        stored),
                archiveName,
                forABadRow);
    }

    /** The position up to which all is done; none once the attempt has ended. */
    synchronized Optional<SourcePosition> underWay() {
        return closed ? Optional.empty() : Optional.of(prefix.position());
    }

    private void writeAll() {
        if (!closed && isStillThere.getAsBoolean()) {
            writer.all(checkpoint(), prefix.sha256(), prefix.read());
            wroteAllAt = System.nanoTime();
        }
    }

    /** Notes which name the file gets where it is moved to, durably. */
    synchronized void moving(Path name, boolean badRow) {
        archiveName = Optional.of(name);
        forABadRow = badRow;
        writeAll();
        writer.sync(true);
    }

    /** Forces what was written since the last time to the disk: rejected rows before the checkpoint that counts them as done. */
    private void toDisk() {
        synchronized (oneAtATime) {
            boolean all;
            synchronized (this) {
                if (closed || !changed || failure != null) {
                    return;
                }
                changed = false;
                all = writer.wantsAll() || System.nanoTime() - wroteAllAt >= NANOS_BETWEEN_CHECKPOINTS;
            }
            try {
                rejectedRows.sync();
            } catch (SourceException e) {
                failed(e);
                return;
            }
            if (all) {
                synchronized (this) {
                    writeAll();
                }
            }
            writer.sync(all);
        }
    }

    private synchronized void failed(SourceException e) {
        failure = e;
        notifyAll();
    }

    /**
     * Passes while everything could be written that must be.
     *
     * @throws SourceException if rejected rows cannot
     * @throws BadRowException if no row may be rejected and the target rejected one
     */
    synchronized void requireNotFailed() {
        if (failure != null) {
            throw failure;
        }
    }

    /** Waits while more than so many rows were read beyond the first that is not done, unless nobody waits for them any more. */
    synchronized void awaitRoom(long mostRowsAhead, BooleanSupplier isOver) throws InterruptedException {
        while (prefix.rowsAhead() > mostRowsAhead && failure == null && !isOver.getAsBoolean()) {
            wait(MILLIS_BETWEEN_LOOKS);
        }
    }

    /** Has everything on the disk that is known now. Where rejected rows cannot be written, the checkpoint stays as it was. */
    void save() {
        synchronized (oneAtATime) {
            if (isClosed()) {
                return;
            }
            requireNotFailed();
            try {
                rejectedRows.sync();
            } catch (SourceException e) {
                failed(e);
                throw e;
            }
            synchronized (this) {
                writeAll();
            }
            writer.sync(true);
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Writes nothing more: another attempt at the file begins, or it is archived. */
    @Override
    public void close() {
        syncing.cancel(false);
        synchronized (oneAtATime) {
            synchronized (this) {
                closed = true;
                writer.close();
            }
        }
    }
}
