package io.headwater.source;

import io.headwater.publishing.PublishException;
import io.headwater.publishing.StopSignal;
import java.io.File;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a CSV file as batches of rows, from where an interrupted run stopped; the first step of the route that publishes files.
 *
 * <p>Thread-safe.
 */
public final class CsvBatches {
    private static final Logger LOG = LoggerFactory.getLogger(CsvBatches.class);

    private final CsvOptions options;
    private final LongSupplier maxRecordBytes;
    private final boolean rejectsBadRows;
    private final Path rejectedFolder;
    private final Checkpoints checkpoints;
    private final FilesOnTheirWay files;
    private final SettledFiles settled;
    private final StopSignal stop;

    /**
     * @param maxRecordBytes the most that a row may take as a record; asked once for each file, and may throw
     * @param rejectsBadRows whether bad rows are set aside, or else end the file at the first
     */
    CsvBatches(
            CsvOptions options,
            LongSupplier maxRecordBytes,
            boolean rejectsBadRows,
            Path rejectedFolder,
            Checkpoints checkpoints,
            FilesOnTheirWay files,
            SettledFiles settled,
            StopSignal stop) {
        this.options = options;
        this.maxRecordBytes = maxRecordBytes;
        this.rejectsBadRows = rejectsBadRows;
        this.rejectedFolder = rejectedFolder;
        this.checkpoints = checkpoints;
        checkpoints.removeThoseOfFilesThatAreGone();
        this.files = files;
        this.settled = settled;
        this.stop = stop;
    }

    /**
     * The batches of a file, to be closed after the last one or after a failure.
     *
     * @throws SourceException if the file cannot be read
     */
    public SourceFile read(File file) {
        Path path = FilesOnTheirWay.pathOf(file);
        files.retireEarlierAttempt(path);
        // Whatever becomes of it, it is not due again at once: archived it is gone, and otherwise something is wrong.
        settled.failed(path);
        CsvOptions ofThisFile = options.withMaxRecordBytes(maxRecordBytes(path));
        Checkpoints.Found found = checkpoints.find(path);
        warnIfOnlyArchivingIsLeft(path, found.checkpoint());
        RejectedRows rejected = rejectedRows(path, found.checkpoint());
        try {
            SourceFile sourceFile = open(path, ofThisFile, found, rejected);
            files.add(sourceFile);
            return sourceFile;
        } catch (RuntimeException e) {
            rejected.close();
            throw e;
        }
    }

    private long maxRecordBytes(Path path) {
        try {
            return maxRecordBytes.getAsLong();
        } catch (PublishException e) {
            throw new PublishException(
                    "Publishing %s: %s. The file stays and is tried again; nothing of it was sent."
                            .formatted(path, e.getMessage()),
                    e);
        }
    }

    private RejectedRows rejectedRows(Path path, Checkpoint from) {
        return rejectsBadRows ? from.rejectedRows(path, rejectedFolder) : RejectedRows.none(path);
    }

    private SourceFile open(Path path, CsvOptions ofThisFile, Checkpoints.Found found, RejectedRows rejected) {
        CsvFile csv = CsvFile.open(path, ofThisFile, rejected, Resumption.from(found));
        Checkpoint from = found.checkpoint().begun(csv.position());
        Progress.TargetRejections targetRejections = (before, number, reason) ->
                RecordAgain.setAside(path, before, number, ofThisFile.maxRowBytes(), rejected, reason);
        Progress progress = new Progress(
                path.toString(),
                from,
                csv.sha256(),
                checkpoints.writer(path),
                rejected,
                targetRejections,
                csv::isStillThere);
        return new SourceFile(path, csv, ofThisFile, rejected, from, progress, stop, System::nanoTime);
    }

    private static void warnIfOnlyArchivingIsLeft(Path path, Checkpoint from) {
        if (from.position().byteOffset() > 0
                && from.position().byteOffset() == path.toFile().length()) {
            LOG.warn("{} is delivered already and not archived; it is not sent again", path);
        }
    }

    /** Ends the account of a file that is delivered and stays where it is: the next time it is sent again. */
    public void forget(SourceFile file) {
        file.archived();
        checkpoints.remove(file.path());
        files.remove(file);
    }
}
