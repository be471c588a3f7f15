package io.headwater.source;

import io.headwater.publishing.Delivery;
import io.headwater.publishing.PublishException;
import io.headwater.publishing.Row;
import io.headwater.publishing.RowBatch;
import io.headwater.publishing.StopSignal;
import io.headwater.receipts.Receipt;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file on its way: its reader, the account of its rows, and how far it has come.
 *
 * <p>It is the iterator that a route splits. Thread-safe, since two threads may have to do with it: when a route is stopped by
 * force, its thread is still ending its attempt while that of the route's successor begins the next.
 */
public final class SourceFile implements Iterator<RowBatch>, Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(SourceFile.class);

    /** More than a publisher keeps waiting and in flight: a route that leaves so many unacknowledged does not publish them. */
    private static final long MOST_ROWS_OWED = 500_000;

    /** A bit is kept for each row that overtook the first one that is not done. */
    private static final long MOST_ROWS_AHEAD = 4_000_000;

    private final Path path;
    private final CsvFile csv;
    private final CsvOptions options;
    private final Optional<ReplayPace> pace;
    private final RejectedRows rejected;
    private final Delivery delivery;
    private final Progress progress;
    private final RowsToSend rows;
    private final StopSignal stop;
    private final LongSupplier nanoTime;
    private final long began;
    private final long rowsBefore;
    private Optional<BadRowException> badRow = Optional.empty();
    private boolean givenUp;
    private boolean ended;

    SourceFile(
            Path path,
            CsvFile csv,
            CsvOptions options,
            RejectedRows rejected,
            Checkpoint from,
            Progress progress,
            StopSignal stop,
            LongSupplier nanoTime) {
        this.path = path;
        this.csv = csv;
        this.options = options;
        this.pace = options.replay().map(replay -> new ReplayPace(replay.speed(), nanoTime));
        this.rejected = rejected;
        this.delivery = progress.delivery();
        this.progress = progress;
        this.rows = new RowsToSend(csv, from, progress, pace, stop);
        this.stop = stop;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
        this.rowsBefore = from.position().rowsAccepted()
                + from.done().stream().mapToLong(RowNumbers.Range::count).sum();
    }

    /** Does not wait for the next rows to be due: Camel asks before it sends those that were. */
    @Override
    public synchronized boolean hasNext() {
        if (givenUp) {
            return false;
        }
        // Until the next rows are there: after a failure Camel's splitter iterates once more, to the end of the file if
        // it may.
        givenUp = true;
        while (!rows.hasWaiting() && !rows.atEnd()) {
            if (!mayGoOn()) {
                return false;
            }
            read();
        }
        givenUp = false;
        return rows.hasWaiting();
    }

    private boolean mayGoOn() {
        progress.requireNotFailed();
        try {
            progress.awaitRoom(
                    MOST_ROWS_AHEAD,
                    () -> stop.isStopping() || delivery.failure().isPresent());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (stop.isStopping()) {
            var unused = settle();
            throw new ReadingStoppedException(path, csv.position().rowsRead());
        }
        return !Thread.currentThread().isInterrupted()
                && delivery.failure().isEmpty()
                && delivery.rowsOwed() <= MOST_ROWS_OWED;
    }

    private void read() {
        try {
            rows.read();
        } catch (BadRowException e) {
            badRow = Optional.of(e);
            var unused = settle();
            throw e;
        }
    }

    /** Waits until rows are due. */
    @Override
    public synchronized RowBatch next() {
        if (!hasNext()) {
            throw new NoSuchElementException("No more rows in " + path);
        }
        givenUp = true;
        Optional<List<Row>> due = rows.release();
        while (due.isEmpty()) {
            if (!mayGoOn()) {
                delivery.requireNotFailed();
                throw new ReadingStoppedException(path, csv.position().rowsRead());
            }
            due = rows.release();
        }
        givenUp = false;
        // Before anything can fail: rows that nobody gets are missing in the account.
        return delivery.open(due.get());
    }

    /**
     * Closes the file. Camel calls this as soon as it knows that there is no next batch, which is before the last one is
     * published, or after a failure: then what is in flight is waited for.
     */
    @Override
    public synchronized void close() {
        givenUp = true;
        if (rows.atEnd()) {
            csv.close();
        } else {
            end();
        }
    }

    /** Ends this attempt for good, so that another can begin: nothing of it is sent or written from now on. */
    synchronized void retire() {
        givenUp = true;
        try {
            end();
        } catch (SourceException | BadRowException e) {
            // It was the end of that attempt already, and was said then; the next one meets it again or does not.
            LOG.debug("Ending an earlier attempt at {}", path, e);
        }
    }

    /** What is under way when the thread that ends the attempt is interrupted is waited for by the next attempt. */
    private void end() {
        if (ended) {
            return;
        }
        boolean settled = false;
        try {
            settled = settle();
        } finally {
            csv.close();
            if (settled || !Thread.currentThread().isInterrupted()) {
                ended = true;
                progress.close();
                rejected.close();
            }
        }
    }

    /** Ends the account of a file that is delivered and archived. */
    synchronized void archived() {
        ended = true;
        progress.close();
    }

    /** Waits until no row of the file is under way and stores how far it came; returns false if interrupted. */
    private boolean settle() {
        boolean settled = true;
        try {
            delivery.awaitSettled();
        } catch (InterruptedException e) {
            // What is in flight may still be stored; the checkpoint only knows what is acknowledged: nothing is lost.
            Thread.currentThread().interrupt();
            settled = false;
        }
        progress.save();
        return settled;
    }

    /**
     * Waits for what is under way and checks that the whole file is delivered.
     *
     * @throws PublishException if a row is neither acknowledged nor rejected, or the file is not what was read
     */
    public synchronized void requireDelivered() {
        try {
            var unused = settle();
            progress.requireNotFailed();
            delivery.requireNotFailed();
            requireAllDelivered();
        } catch (RuntimeException e) {
            end();
            throw e;
        }
        rejected.close();
    }

    private void requireAllDelivered() {
        if (delivery.rowsOwed() != 0 || !rows.atEnd()) {
            throw new PublishException(
                    "Archiving %s: %d rows were given to the route, %d are acknowledged%s. The file stays. Does a step of the route drop rows, send them elsewhere than to a publish-to route, or hide a failure (handled: true, a dead letter channel, an aggregation strategy)?"
                            .formatted(
                                    path,
                                    delivery.rowsOpened(),
                                    delivery.rowsAcknowledged(),
                                    rows.atEnd() ? "" : ", and the file was not read to its end"));
        }
        if (csv.changed()) {
            throw new PublishException(
                    "Archiving %s: it was changed while it was read. It stays, and what was added is read next. Write files under another name (.part) and rename them when they are whole."
                            .formatted(path));
        }
    }

    Path path() {
        return path;
    }

    Progress progress() {
        return progress;
    }

    /** What a line in the log says of it. */
    public synchronized String summary() {
        long sentAgain = delivery.traffic().rowsSentAgain();
        return "%,d rows delivered in %.1f s, %,d rejected%s%s%s%s"
                .formatted(
                        csv.position().rowsRead() - rowsRejected(),
                        (nanoTime.getAsLong() - began) / 1e9,
                        rowsRejected(),
                        rejected.path().map(file -> " (" + file + ")").orElse(""),
                        sentAgain == 0 ? "" : ", %,d sent again".formatted(sentAgain),
                        rowsBefore == 0 ? "" : ", %,d of them in an earlier run".formatted(rowsBefore),
                        drift().map(drift -> ", replayed " + drift.inWords()).orElse(""));
    }

    private Optional<Drift> drift() {
        return pace.flatMap(ReplayPace::drift);
    }

    /** How close to their own times rows were released, if they were. */
    synchronized Optional<Receipt.Replay> replayed() {
        return drift().map(drift -> new Receipt.Replay(
                String.valueOf(options.replay().orElseThrow().speed()),
                Math.round(drift.meanMillis()),
                Math.round(drift.maxMillis())));
    }

    /** The row that ended the attempt, where no row may be bad. */
    synchronized Optional<BadRowException> badRow() {
        return badRow;
    }

    /** SHA-256 of what was read so far, in hexadecimal. */
    synchronized String sha256() {
        return csv.sha256();
    }

    /** Rows read so far, rejected ones included. */
    synchronized long rowsRead() {
        return csv.position().rowsRead();
    }

    /** Rows that earlier attempts delivered. */
    long rowsDeliveredBefore() {
        return rowsBefore;
    }

    /** The most that a row may take as a record. */
    long maxRecordBytes() {
        return options.maxRecordBytes();
    }

    /** Bytes of the file that were read so far. */
    public synchronized long bytesRead() {
        return csv.position().byteOffset();
    }

    /** Bytes of the file, when it was opened. */
    public long size() {
        return csv.size();
    }

    /** Rows that were set aside so far. */
    public synchronized long rowsRejected() {
        return csv.position().rowsRejected()
                + progress.checkpoint().account().rejectedByTarget().size();
    }
}
