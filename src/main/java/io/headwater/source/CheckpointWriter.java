package io.headwater.source;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the checkpoint of one file as it comes about. Each change is with the operating system at once, so that a kill costs
 * nothing that was acknowledged; ten times a second it is forced to the disk, which bounds what a power failure costs.
 *
 * <p>A disk that takes no more is said once; what is delivered meanwhile would be sent again after a crash. Not thread-safe.
 */
final class CheckpointWriter implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointWriter.class);

    private static final long MILLIS_BETWEEN_SYNCS = 100;

    /** A journal that has grown so long is begun anew, from where it stands. */
    private static final long LONGEST_BYTES = 1024 * 1024;

    private final Path file;
    private final String target;
    private final Journal journal;
    private final ScheduledExecutorService timer;
    private boolean open;
    private boolean broken;
    private boolean saidBroken;

    CheckpointWriter(Path file, String target, Journal journal, ScheduledExecutorService timer) {
        this.file = file;
        this.target = target;
        this.journal = journal;
        this.timer = timer;
    }

    /** Has {@code task} run every now and then, which is to force things to the disk; until what is returned is cancelled. */
    ScheduledFuture<?> everyNowAndThen(Runnable task) {
        return timer.scheduleWithFixedDelay(task, MILLIS_BETWEEN_SYNCS, MILLIS_BETWEEN_SYNCS, TimeUnit.MILLISECONDS);
    }

    /** Whether all is to be written anew, since nothing was yet, or too much. */
    boolean wantsAll() {
        return !open || broken || journal.length() > LONGEST_BYTES;
    }

    /** Writes all of a checkpoint in the place of what there is. */
    void all(Checkpoint checkpoint, String sha256, CheckpointLines.ReadUpTo read) {
        try {
            journal.replace(CheckpointLines.write(file, target, checkpoint, sha256, read));
            open = true;
            broken = false;
        } catch (IOException e) {
            failed(e);
        }
    }

    /** Adds what changed. */
    void add(CheckpointLines.Change change) {
        // Behind a line that is not whole nothing is read: the next that counts is a whole checkpoint.
        if (open && !broken) {
            try {
                journal.append(CheckpointLines.write(change));
            } catch (IOException e) {
                failed(e);
            }
        }
    }

    /** Forces it to the disk; may be called by another thread than the others. */
    void sync(boolean nameToo) {
        try {
            journal.sync();
            if (nameToo) {
                journal.syncName();
            }
        } catch (IOException e) {
            failed(e);
        }
    }

    private void failed(IOException e) {
        broken = true;
        if (!saidBroken) {
            saidBroken = true;
            LOG.warn(
                    "The checkpoint of {} cannot be written ({}): after a crash its rows from the last one on are sent again",
                    file,
                    e.toString());
        }
    }

    @Override
    public void close() {
        try {
            journal.close();
        } catch (IOException e) {
            failed(e);
        }
    }
}
