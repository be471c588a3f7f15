package io.headwater.source;

import io.headwater.publishing.Delivery;
import io.headwater.publishing.PublishException;
import io.headwater.publishing.RowBatch;
import io.headwater.publishing.StopSignal;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file on its way: its reader, the account of its rows, and the checkpoint that follows their acknowledgements.
 *
 * <p>It is the iterator that a route splits. Thread-safe, since two threads may have to do with it: when a route is stopped by
 * force, its thread is still ending its attempt while that of the route's successor begins the next.
 */
public final class SourceFile implements Iterator<RowBatch>, Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(SourceFile.class);

    /** Between two checkpoints while reading: what a crash can cost beyond the requests in flight. */
    private static final long NANOS_BETWEEN_CHECKPOINTS = 1_000_000_000L;

    /** More than can be in flight: a route that leaves so many unacknowledged does not publish them. */
    private static final int MOST_BATCHES_OWED = 300;

    private final Path path;
    private final int batchSize;
    private final CsvFile csv;
    private final RejectedRows rejected;
    private final Checkpoints checkpoints;
    private final StopSignal stop;
    private final LongSupplier nanoTime;
    private final Delivery delivery;
    private final long began;
    private final long rowsBefore;
    private final List<ByteRange> deliveredBefore;
    private final Deque<Owed> owed = new ArrayDeque<>();
    private SourcePosition endOfLastBatch;
    private long batchesPassed;
    private Checkpoint saved;
    private long savedAt;
    private Optional<CsvBatch> next = Optional.empty();
    private boolean atEnd;
    private boolean givenUp;
    private boolean retired;
    private Optional<SourceException> rejectedRowsFailure = Optional.empty();

    /** A batch that was handed out or skipped, and is not behind the checkpoint yet. */
    private record Owed(ByteRange bytes, SourcePosition end) {}

    SourceFile(
            Path path,
            int batchSize,
            CsvFile csv,
            RejectedRows rejected,
            Checkpoint from,
            Checkpoints checkpoints,
            StopSignal stop,
            LongSupplier nanoTime) {
        this.path = path;
        this.batchSize = batchSize;
        this.csv = csv;
        this.rejected = rejected;
        this.saved = from;
        this.checkpoints = checkpoints;
        this.stop = stop;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
        this.savedAt = began;
        this.rowsBefore = from.position().rowsRead();
        this.deliveredBefore = from.deliveredBehind();
        this.endOfLastBatch = from.position();
        this.delivery = new Delivery(path.toString());
    }

    @Override
    public synchronized boolean hasNext() {
        if (next.isPresent()) {
            return true;
        }
        if (atEnd || givenUp) {
            return false;
        }
        // Until the next batch is there: after a failure Camel's splitter iterates once more, to the end of the file if
        // it may.
        givenUp = true;
        if (stop.isStopping()) {
            settle();
            throw new ReadingStoppedException(path, csv.position().rowsRead());
        }
        if (Thread.currentThread().isInterrupted()
                || delivery.failure().isPresent()
                || batchesOwed() > MOST_BATCHES_OWED) {
            return false;
        }
        do {
            next = csv.nextBatch();
        } while (next.isPresent() && isSkipped(next.get()));
        atEnd = next.isEmpty();
        givenUp = false;
        return !atEnd;
    }

    /** Leaves out a batch that an earlier attempt delivered although one before it failed. */
    private boolean isSkipped(CsvBatch batch) {
        ByteRange bytes = bytesOf(batch);
        if (deliveredBefore.stream().noneMatch(range -> range.contains(bytes))) {
            return false;
        }
        delivery.acknowledge(open(batch, bytes), batch.rows().size());
        return true;
    }

    private ByteRange bytesOf(CsvBatch batch) {
        return new ByteRange(endOfLastBatch.byteOffset(), batch.end().byteOffset());
    }

    private RowBatch open(CsvBatch batch, ByteRange bytes) {
        RowBatch opened = delivery.open(batch.rows());
        owed.add(new Owed(bytes, batch.end()));
        endOfLastBatch = batch.end();
        return opened;
    }

    private long batchesOwed() {
        return (delivery.rowsOpened() - delivery.rowsAcknowledged()) / batchSize;
    }

    @Override
    public synchronized RowBatch next() {
        if (!hasNext()) {
            throw new NoSuchElementException("No more rows in " + path);
        }
        CsvBatch batch = next.orElseThrow();
        next = Optional.empty();
        // Before anything can fail: rows that nobody gets are missing in the account.
        RowBatch opened = open(batch, bytesOf(batch));
        if (nanoTime.getAsLong() - savedAt > NANOS_BETWEEN_CHECKPOINTS || rejectedFileIsNew()) {
            saveCheckpoint();
        }
        return opened;
    }

    /**
     * Closes the file. Camel calls this as soon as it knows that there is no next batch, which is before the last one is
     * published, or after a failure: then what is in flight is waited for.
     */
    @Override
    public synchronized void close() {
        givenUp = true;
        if (!atEnd) {
            settle();
        }
        closeFiles();
    }

    /** Ends this attempt for good, so that another can begin: nothing of it is sent or written from now on. */
    synchronized void retire() {
        givenUp = true;
        try {
            settle();
            closeFiles();
        } catch (SourceException e) {
            // It was the end of that attempt already, and was said then; the next one meets it again or does not.
            LOG.debug("Ending an earlier attempt at {}", path, e);
        }
        retired = true;
    }

    private void closeFiles() {
        try {
            if (!retired) {
                rejected.sync();
            }
        } finally {
            csv.close();
            rejected.close();
        }
    }

    /** Waits until no request of the file is in flight and stores how far it came. */
    private void settle() {
        try {
            delivery.awaitSettled();
        } catch (InterruptedException e) {
            // What is in flight may still be stored; the checkpoint only knows what is acknowledged: nothing is lost.
            Thread.currentThread().interrupt();
        }
        saveCheckpoint();
    }

    private void saveCheckpoint() {
        savedAt = nanoTime.getAsLong();
        if (retired) {
            return;
        }
        if (rejectedRowsFailure.isPresent()) {
            throw rejectedRowsFailure.get();
        }
        Checkpoint reached = new Checkpoint(deliveredUpTo(), deliveredBehind(), rejected.path());
        if (!reached.equals(saved) && csv.isStillThere()) {
            saved = withRejectedRowsOnDisk(reached);
            checkpoints.save(path, saved);
            if (rejectedRowsFailure.isPresent()) {
                throw rejectedRowsFailure.get();
            }
        }
    }

    /** Rejected rows must be on disk before a checkpoint behind them is; where they cannot be, the attempt has failed. */
    private Checkpoint withRejectedRowsOnDisk(Checkpoint reached) {
        try {
            rejected.sync();
            return reached;
        } catch (SourceException e) {
            rejectedRowsFailure = Optional.of(e);
            return withoutRejectedRowsOf(reached);
        }
    }

    /** The next attempt reads again from the last rejected row that is safe, and leaves out what is delivered behind it. */
    private Checkpoint withoutRejectedRowsOf(Checkpoint reached) {
        List<ByteRange> delivered = new ArrayList<>();
        if (reached.position().byteOffset() > saved.position().byteOffset()) {
            delivered.add(new ByteRange(
                    saved.position().byteOffset(), reached.position().byteOffset()));
        }
        reached.deliveredBehind().forEach(range -> ByteRange.append(delivered, range));
        return new Checkpoint(saved.position(), delivered, rejected.path());
    }

    /** A crash must not leave rejected rows behind that the next attempt does not know of and writes once more. */
    private boolean rejectedFileIsNew() {
        return !rejected.path().equals(saved.rejectedFile());
    }

    private SourcePosition deliveredUpTo() {
        SourcePosition reached = saved.position();
        for (long batches = delivery.batchesAcknowledgedInARow(); batchesPassed < batches; batchesPassed++) {
            reached = owed.remove().end();
        }
        return atEnd && owed.isEmpty() ? csv.position() : reached;
    }

    /** What overtook a batch that is still owed, now or in an earlier attempt that came further than this one yet. */
    private List<ByteRange> deliveredBehind() {
        List<ByteRange> ranges = new ArrayList<>();
        long number = batchesPassed;
        for (Owed batch : owed) {
            if (delivery.isAcknowledged(number++)) {
                ByteRange.append(ranges, batch.bytes());
            }
        }
        ByteRange.behind(endOfLastBatch.byteOffset(), deliveredBefore)
                .forEach(range -> ByteRange.append(ranges, range));
        return ranges;
    }

    /**
     * Waits for what is in flight and checks that the whole file is delivered.
     *
     * @throws PublishException if a row is neither acknowledged nor rejected, or the file is not what was read
     */
    public synchronized void requireDelivered() {
        settle();
        if (delivery.failure().isPresent()) {
            throw delivery.failure().get();
        }
        long missing = delivery.rowsOpened() - delivery.rowsAcknowledged();
        if (missing != 0 || !atEnd) {
            throw new PublishException(
                    "Archiving %s: %d rows were given to the route, %d are acknowledged%s. The file stays. Does a step of the route drop rows, send them elsewhere than to a publish-to route, or hide a failure (handled: true, a dead letter channel, an aggregation strategy)?"
                            .formatted(
                                    path,
                                    delivery.rowsOpened(),
                                    delivery.rowsAcknowledged(),
                                    atEnd ? "" : ", and the file was not read to its end"));
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

    /** What a line in the log says of it. */
    public synchronized String summary() {
        SourcePosition end = csv.position();
        return "%,d rows delivered in %.1f s, %,d rejected%s%s%s"
                .formatted(
                        end.rowsAccepted(),
                        (nanoTime.getAsLong() - began) / 1e9,
                        end.rowsRejected(),
                        rejected.path().map(file -> " (" + file + ")").orElse(""),
                        delivery.rowsSentAgain() == 0 ? "" : ", %,d sent again".formatted(delivery.rowsSentAgain()),
                        rowsBefore == 0 ? "" : ", %,d of them in an earlier run".formatted(rowsBefore));
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
        return csv.position().rowsRejected();
    }
}
