package io.headwater.source;

import io.headwater.publishing.StopSignal;
import java.io.File;
import java.nio.file.Path;
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
    private final Path rejectedFolder;
    private final Checkpoints checkpoints;
    private final FilesOnTheirWay files;
    private final SettledFiles settled;
    private final StopSignal stop;

    CsvBatches(
            CsvOptions options,
            Path rejectedFolder,
            Checkpoints checkpoints,
            FilesOnTheirWay files,
            SettledFiles settled,
            StopSignal stop) {
        this.options = options;
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
        Checkpoint from = checkpoints.find(path);
        RejectedRows rejected = from.rejectedRows(String.valueOf(path.getFileName()), rejectedFolder);
        warnIfOnlyArchivingIsLeft(path, from);
        CsvFile csv = open(path, rejected, from.position());
        SourceFile sourceFile =
                new SourceFile(path, options.batchSize(), csv, rejected, from, checkpoints, stop, System::nanoTime);
        files.add(sourceFile);
        return sourceFile;
    }

    private CsvFile open(Path path, RejectedRows rejected, SourcePosition from) {
        try {
            return CsvFile.open(path, options, rejected, from);
        } catch (RuntimeException e) {
            rejected.close();
            throw e;
        }
    }

    private static void warnIfOnlyArchivingIsLeft(Path path, Checkpoint from) {
        if (from.position().byteOffset() > 0
                && from.position().byteOffset() == path.toFile().length()) {
            LOG.warn("{} is delivered already and not archived; it is not sent again", path);
        }
    }

    /** Ends the account of a file that is delivered and stays where it is: the next time it is sent again. */
    public void forget(SourceFile file) {
        checkpoints.remove(file.path());
        files.remove(file);
    }
}
