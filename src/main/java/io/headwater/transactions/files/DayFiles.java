package io.headwater.transactions.files;

import io.headwater.files.FileErrors;
import io.headwater.files.FreshName;
import io.headwater.files.HiddenFolder;
import io.headwater.parallel.Processors;
import io.headwater.transactions.Transactions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;

/**
 * Writes transactions into a folder, a day to a file, on all processors. A file appears under its name when it is whole: it is written
 * in a hidden folder beside, and then renamed. It is not forced to the disk: a power failure may cost it.
 *
 * <p>Opened before the simulation, so that what cannot be written is known before the long work. One thread writes; any thread may
 * close it at any time, after which no more files appear.
 */
public final class DayFiles implements AutoCloseable {
    /** Names that a message lists before it only counts. */
    private static final int NAMES_SHOWN = 3;

    private final Path folder;
    private final DayFileNames names;
    private final boolean labels;
    private final boolean replace;
    private final HiddenFolder hidden;
    private final Object appearing = new Object();
    private int complete;
    private boolean closed;

    private DayFiles(Path folder, DayFileNames names, boolean labels, boolean replace, HiddenFolder hidden) {
        this.folder = folder;
        this.names = names;
        this.labels = labels;
        this.replace = replace;
        this.hidden = hidden;
    }

    /**
     * Gets ready to write files of these names; makes the folder if there is none.
     *
     * @param labels whether TX_FRAUD and TX_FRAUD_SCENARIO are written too
     * @param replace whether files that exist are replaced
     * @throws FilesExistException if there are such files and they are not to be replaced; nothing is written then
     * @throws TransactionFilesException if the folder cannot be written to
     */
    public static DayFiles open(Path folder, DayFileNames names, boolean labels, boolean replace) {
        checkNames(folder, names, replace);
        try {
            // As a link to a folder it would not pass for one.
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
            }
            return new DayFiles(folder, names, labels, replace, HiddenFolder.in(folder));
        } catch (FileAlreadyExistsException e) {
            throw new TransactionFilesException(
                    "Writing transactions to %s: it is not a folder. Nothing was written.".formatted(folder), e);
        } catch (IOException e) {
            throw new TransactionFilesException(
                    "Writing transactions to %s: the folder cannot be %s: %s. Nothing was written."
                            .formatted(
                                    folder, Files.isDirectory(folder) ? "written to" : "made", FileErrors.inWords(e)),
                    e);
        }
    }

    private static void checkNames(Path folder, DayFileNames names, boolean replace) {
        List<String> taken = new ArrayList<>();
        int count = 0;
        for (int day = 0; day < names.days(); day++) {
            Path file = folder.resolve(names.name(day));
            if (replace && Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new TransactionFilesException(
                        "Writing transactions to %s: %s is a folder, which is not replaced. Nothing was written; remove it or write elsewhere."
                                .formatted(folder, names.name(day)));
            }
            if (!replace && Files.exists(file, LinkOption.NOFOLLOW_LINKS) && ++count <= NAMES_SHOWN) {
                taken.add(names.name(day));
            }
        }
        if (count > 0) {
            throw new FilesExistException(
                    "Writing transactions to %s: %d of the %d files to be written exist already (%s%s). Nothing was written."
                            .formatted(
                                    folder,
                                    count,
                                    names.days(),
                                    String.join(", ", taken),
                                    count > taken.size() ? ", …" : ""));
        }
    }

    /**
     * Writes a file for each day, also for one without a transaction.
     *
     * @param transactions of as many days as there are names
     * @param progress is told, by the calling thread, what part from 0 to 1 is done
     * @return how many were written
     * @throws FilesExistException if a file has appeared under one of the names and is not to be replaced; it stays as it is
     * @throws TransactionFilesException if a file cannot be written; the days that are complete stay, and the message tells how many
     * @throws CancellationException if this is closed while it writes, or the thread is interrupted
     */
    public ScenarioCounts write(Transactions transactions, DoubleConsumer progress) {
        if (transactions.days() != names.days()) {
            throw new IllegalArgumentException(
                    "There are %d days and %d names.".formatted(transactions.days(), names.days()));
        }
        try {
            Total total = new Total();
            Processors.inOrder(names.days(), day -> writeDay(transactions, day), counts -> {
                total.add(counts);
                progress.accept((double) total.days / names.days());
            });
            return total.counts;
        } catch (DayException e) {
            String outcome = "%d of %d days are complete there.".formatted(complete(), names.days());
            if (e.cause instanceof FileAlreadyExistsException) {
                throw new FilesExistException(
                        "Writing transactions to %s: %s has appeared there meanwhile, and stays as it is. %s"
                                .formatted(folder, e.name, outcome));
            }
            throw new TransactionFilesException(
                    "Writing transactions to %s: %s cannot be written: %s. %s"
                            .formatted(folder, e.name, FileErrors.inWords(e.cause), outcome),
                    e);
        }
    }

    /** How many files have appeared under their names. */
    public int complete() {
        synchronized (appearing) {
            return complete;
        }
    }

    private ScenarioCounts writeDay(Transactions transactions, int day) {
        String name = names.name(day);
        Path written = hidden.resolve(name);
        try {
            ScenarioCounts counts;
            try (OutputStream out = create(written)) {
                counts = names.format().write(transactions, day, labels, out);
            }
            appear(written, folder.resolve(name));
            return counts;
        } catch (IOException e) {
            throw new DayException(name, e);
        }
    }

    private OutputStream create(Path file) throws IOException {
        synchronized (appearing) {
            requireOpen();
            return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
    }

    private void appear(Path written, Path target) throws IOException {
        synchronized (appearing) {
            requireOpen();
            if (replace) {
                Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
            } else {
                FreshName.give(written, target);
            }
            complete++;
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new CancellationException("Stopped while writing transactions");
        }
    }

    /** Takes away what is half-written. Files that are complete stay. */
    @Override
    public void close() {
        synchronized (appearing) {
            closed = true;
        }
        hidden.close();
    }

    /** Of the days that are written. */
    private static final class Total {
        private int days;
        private ScenarioCounts counts = ScenarioCounts.NONE;

        void add(ScenarioCounts day) {
            days++;
            counts = counts.plus(day);
        }
    }

    /** A day that cannot be written. */
    private static final class DayException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String name;
        private final IOException cause;

        DayException(String name, IOException cause) {
            super(cause);
            this.name = name;
            this.cause = cause;
        }
    }
}
