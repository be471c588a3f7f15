package io.headwater.source;

import io.headwater.publishing.Row;
import io.headwater.publishing.StopSignal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** The rows of a file that are still to be sent, in batches, each row not before its time. Not thread-safe. */
final class RowsToSend {
    /** While the next row is not due yet, whoever waits for it looks for failures this often. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(100);

    private final CsvFile csv;
    private final Progress progress;
    private final RowNumbers doneBefore;
    private final Optional<ReplayPace> pace;
    private final StopSignal stop;
    private long rowsRead;
    private List<Row> waiting = List.of();
    private boolean atEnd;

    /**
     * Goes on from a checkpoint.
     *
     * @param progress is told what was read, and what of it was rejected
     * @param pace when rows are due; at once if there is none
     */
    RowsToSend(CsvFile csv, Checkpoint from, Progress progress, Optional<ReplayPace> pace, StopSignal stop) {
        this.csv = csv;
        this.progress = progress;
        this.doneBefore = Progress.doneIn(from);
        this.pace = pace;
        this.stop = stop;
        this.rowsRead = from.position().rowsRead();
    }

    /** Whether the file was read to its end and all of it handed out. */
    boolean atEnd() {
        return atEnd;
    }

    /** Whether some rows were read that are not handed out yet. */
    boolean hasWaiting() {
        return !waiting.isEmpty();
    }

    /** Reads some rows more, once all that were are handed out; those count that no earlier attempt sent. */
    void read() {
        waiting = readOn();
    }

    /** The rows that are due, of those that wait; none, after a while, if they are not. */
    Optional<List<Row>> release() {
        int due = pace.isPresent() ? pace.get().release(waiting, 0) : waiting.size();
        if (due == 0) {
            long nanos = pace.orElseThrow().nanosUntilDue(waiting.get(0));
            stop.await(Duration.ofNanos(Math.min(nanos, LONGEST_WAIT.toNanos())));
            return Optional.empty();
        }
        List<Row> rows = waiting.subList(0, due);
        waiting = waiting.subList(due, waiting.size());
        return Optional.of(rows);
    }

    private List<Row> readOn() {
        Optional<CsvBatch> read = csv.nextBatch();
        if (read.isEmpty()) {
            atEnd = true;
            progress.readUpTo(csv.position(), csv.sha256(), new long[0]);
            return List.of();
        }
        CsvBatch batch = read.get();
        progress.readUpTo(batch.end(), batch.sha256(), rejectedIn(batch));
        rowsRead = batch.end().rowsRead();
        return batch.rows().stream()
                .filter(row -> !doneBefore.contains(row.number()))
                .toList();
    }

    /** The numbers between those of the rows. */
    private long[] rejectedIn(CsvBatch batch) {
        LongStream.Builder numbers = LongStream.builder();
        long number = rowsRead;
        for (Row row : batch.rows()) {
            for (; number < row.number(); number++) {
                numbers.add(number);
            }
            number++;
        }
        for (; number < batch.end().rowsRead(); number++) {
            numbers.add(number);
        }
        return numbers.build().filter(each -> !doneBefore.contains(each)).toArray();
    }
}
