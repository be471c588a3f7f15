package io.headwater.source;

import io.headwater.publishing.Row;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One CSV file (RFC 4180, UTF-8, with a header line) as batches of rows, in memory that depends on the longest row and the batch
 * size but not on the file.
 *
 * <p>Every record is either in a batch or among the rejected rows when {@link #nextBatch} returns; blank lines are no records.
 * Everything that concerns the file as a whole throws {@link SourceException}. Not thread-safe.
 */
public final class CsvFile implements Closeable {
    private static final int BUFFER_BYTES = 256 * 1024;

    /**
     * A batch that has grown so large ends, whatever its number of rows: 500 rows of a megabyte each would not fit in memory.
     * A little less than one PutRecords request takes.
     */
    private static final long MAX_BATCH_BYTES = 8 * 1024 * 1024;

    /** A batch of a file full of bad rows ends as well, so that they are on record before all is read. */
    private static final int MAX_REJECTED_IN_BATCH = 5_000;

    private final Path file;
    private final FileInputStream in;
    private final FileStamp stamp;
    private final String fingerprint;
    private final int batchSize;
    private final RowNumbers done;
    private final int maxRowBytes;
    private final int maxRowsAtOnce;
    private final RejectedRows rejected;
    private final RecordFramer framer;
    private final RecordParser parser;
    private final RowMaker rows;
    private long rowsRead;
    private long rowsRejected;
    private boolean failed;

    private CsvFile(
            Path file,
            FileInputStream in,
            FileStamp stamp,
            CsvHeader header,
            CsvOptions options,
            RejectedRows rejected,
            Resumption resumption,
            int bufferBytes)
            throws IOException {
        SourcePosition from = resumption.position();
        this.file = file;
        this.in = in;
        this.stamp = stamp;
        this.fingerprint = Fingerprint.ofPrefix(file, stamp.size());
        this.batchSize = options.batchSize();
        this.maxRowBytes = options.maxRowBytes();
        // Every row repeats the names of the columns.
        this.maxRowsAtOnce = (int) Math.max(1, MAX_BATCH_BYTES / header.raw().length());
        this.rejected = rejected;
        this.done = resumption.done();
        this.parser = new RecordParser(header.fieldCount());
        this.rows = new RowMaker(header, options, file);
        boolean atStart = from.byteOffset() < header.endOffset();
        long offset = atStart ? header.endOffset() : from.byteOffset();
        in.getChannel().position(offset);
        this.framer = new RecordFramer(
                in,
                bufferBytes,
                maxRowBytes,
                offset,
                atStart ? header.nextLine() : from.line(),
                resumption.prefixOf(file, offset));
        this.rowsRead = from.rowsRead();
        this.rowsRejected = from.rowsRejected();
        rejected.header(header.raw());
    }

    /**
     * Opens a file and reads its header.
     *
     * @param rejected where rejected rows go; stays the caller's to sync and to close
     * @throws EmptyFileException when there is not even a header yet
     * @throws SourceException when the file or its header cannot be read, or lacks the partition key's column
     */
    public static CsvFile open(Path file, CsvOptions options, RejectedRows rejected) {
        return open(file, options, rejected, Resumption.at(SourcePosition.START));
    }

    /** Opens a file as above, to go on from a position that an earlier reader of the same file gave. */
    public static CsvFile open(Path file, CsvOptions options, RejectedRows rejected, SourcePosition from) {
        return open(file, options, rejected, Resumption.at(from));
    }

    /** Opens a file as above, to go on from where an earlier attempt stopped. */
    static CsvFile open(Path file, CsvOptions options, RejectedRows rejected, Resumption from) {
        return open(file, options, rejected, from, BUFFER_BYTES);
    }

    static CsvFile open(Path file, CsvOptions options, RejectedRows rejected, Resumption from, int bufferBytes) {
        try {
            // Before opening it: to open a named pipe is to wait for its writer.
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw new SourceException("Cannot read " + file + ": it "
                        + (attributes.isDirectory() ? "is a directory" : "is not a regular file")
                        + ". Move it out of the source folder.");
            }
            if (attributes.size() < from.position().byteOffset()) {
                throw new SourceException("Cannot go on reading " + file + " at byte "
                        + from.position().byteOffset() + ": it has "
                        + attributes.size() + " bytes now. It was changed; let it start over.");
            }
            return open(file, FileStamp.of(attributes), options, rejected, from, bufferBytes);
        } catch (IOException e) {
            throw SourceException.reading(file, e);
        }
    }

    private static CsvFile open(
            Path file, FileStamp stamp, CsvOptions options, RejectedRows rejected, Resumption from, int bufferBytes)
            throws IOException {
        // A stream and not a channel: an interrupt, which a stop by force is, would close a channel while it is read.
        FileInputStream in = new FileInputStream(file.toFile());
        boolean opened = false;
        try {
            CsvHeader header = CsvHeader.read(in, file);
            CsvFile csv = new CsvFile(file, in, stamp, header, options, rejected, from, bufferBytes);
            opened = true;
            return csv;
        } finally {
            if (!opened) {
                in.close();
            }
        }
    }

    /**
     * The next rows, as many as a batch has, fewer when they are large, the last, or among many that are rejected; empty when every
     * row was read.
     */
    public Optional<CsvBatch> nextBatch() {
        if (failed) {
            throw new SourceException(
                    "Cannot go on reading " + file + " after an error: rows would be missing. Open it again.");
        }
        failed = true;
        long rowsBefore = rowsRead;
        List<Row> batch = new ArrayList<>(Math.min(batchSize, 1000));
        try {
            long batchBytes = 0;
            while (batch.size() < batchSize
                    && batchBytes < MAX_BATCH_BYTES
                    && rowsRead - rowsBefore - batch.size() < MAX_REJECTED_IN_BATCH) {
                RecordRun run = framer.next(Math.min(batchSize - batch.size(), maxRowsAtOnce));
                if (run.count() == 0) {
                    break;
                }
                int taken = batch.size();
                take(run, batch);
                for (Row row : batch.subList(taken, batch.size())) {
                    batchBytes += row.data().length;
                }
            }
        } catch (IOException e) {
            throw SourceException.reading(file, e);
        }
        failed = false;
        return rowsRead == rowsBefore
                ? Optional.empty()
                : Optional.of(new CsvBatch(batch, position(), framer.sha256()));
    }

    private void take(RecordRun run, List<Row> batch) throws IOException {
        if (run.isPartial()) {
            rejectTooLong(run);
            return;
        }
        int record = 0;
        while (record < run.count()) {
            int end = record;
            while (end < run.count() && run.fault(end) == Fault.NONE) {
                end++;
            }
            if (end > record) {
                long number = rowsRead;
                ParsedRecords parsed = parser.parse(run, record, end, rows, number);
                batch.addAll(parsed.rows());
                for (ParsedRecords.Rejection rejection : parsed.rejections()) {
                    reject(run, rejection.record(), number + rejection.record() - record, rejection.reason());
                }
                rowsRead += parsed.count();
            }
            if (end < run.count()) {
                reject(run, end, rowsRead, reasonOf(run.fault(end)));
                rowsRead++;
                end++;
            }
            record = end;
        }
    }

    private void reject(RecordRun run, int record, long number, String reason) {
        if (!done.contains(number)) {
            rejected.add(run.line(record), reason, run.buffer(), run.start(record), run.limit(record));
        }
        rowsRejected++;
    }

    private void rejectTooLong(RecordRun run) throws IOException {
        if (done.contains(rowsRead)) {
            framer.copyRest(OutputStream.nullOutputStream());
        } else {
            rejected.begin(run.line(0), reasonOf(Fault.TOO_LONG));
            framer.copyRest(toRejected());
            rejected.end();
        }
        rowsRead++;
        rowsRejected++;
    }

    private OutputStream toRejected() {
        return new OutputStream() {
            @Override
            public void write(int b) {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                rejected.append(bytes, from, from + length);
            }
        };
    }

    private String reasonOf(Fault fault) {
        return fault == Fault.TOO_LONG
                ? "longer than " + maxRowBytes + " bytes, the most that a row may have"
                : fault.words();
    }

    /** How far the file was read: the end of the batch given last, or of the file once there are no more. */
    public SourcePosition position() {
        return new SourcePosition(framer.offset(), framer.line(), rowsRead, rowsRejected);
    }

    /** SHA-256 of the file before {@link #position}, in hexadecimal. */
    String sha256() {
        return framer.sha256();
    }

    /** The size of the file in bytes when it was opened. */
    public long size() {
        return stamp.size();
    }

    /** Whether what has the file's name now is not what was opened: written to, replaced or gone. */
    public boolean changed() {
        try {
            return !FileStamp.of(file).equals(stamp);
        } catch (IOException e) {
            return true;
        }
    }

    /**
     * Whether what has the file's name now still begins with what was opened: what was delivered then says nothing of a file that
     * took its place.
     */
    boolean isStillThere() {
        try {
            return Files.size(file) >= stamp.size()
                    && Fingerprint.ofPrefix(file, stamp.size()).equals(fingerprint);
        } catch (IOException e) {
            return false;
        }
    }

    /** Closes the file and lets its memory go; the position is still known, and the rejected rows stay open. */
    @Override
    public void close() {
        framer.release();
        try {
            in.close();
        } catch (IOException e) {
            throw SourceException.reading(file, e);
        }
    }
}
