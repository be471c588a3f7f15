package io.headwater.source;

import io.headwater.files.FileErrors;
import io.headwater.files.FreshName;
import io.headwater.publishing.PublishException;
import io.headwater.receipts.ReceiptFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where files go once nothing more is to be sent of them: the last step of the route that publishes files, and of the one for
 * files that may not have a bad row.
 *
 * <p>It is also the guard of the promise that an archived file is delivered: it compares what was read with what was acknowledged,
 * so that no edit of the route can archive a file whose rows are missing. Thread-safe.
 */
public final class Archive {
    private static final Logger LOG = LoggerFactory.getLogger(Archive.class);

    private final Path archiveFolder;
    private final Path failedFolder;
    private final Receipts receipts;
    private final Checkpoints checkpoints;
    private final FilesOnTheirWay files;

    Archive(Path archiveFolder, Path failedFolder, Receipts receipts, Checkpoints checkpoints, FilesOnTheirWay files) {
        this.receipts = receipts;
        this.archiveFolder = archiveFolder;
        this.failedFolder = failedFolder;
        this.checkpoints = checkpoints;
        this.files = files;
    }

    /**
     * Moves a file to the archive under a name that was never used, if it is delivered whole.
     *
     * @throws PublishException if it is not, or cannot be moved; the file then stays where it is, and what is delivered of it
     *     is not sent again
     */
    public void store(File file) {
        SourceFile sourceFile = files.find(FilesOnTheirWay.pathOf(file));
        sourceFile.requireDelivered();
        Path archived = move(
                sourceFile,
                archiveFolder,
                false,
                "Archiving %s: all its rows are delivered, and it cannot be moved to %s: %s. It stays and will not be sent again; make the folder writable and it is moved.");
        sourceFile.archived();
        checkpoints.remove(sourceFile.path());
        files.remove(sourceFile);
        LOG.info("{}: {}; archived as {}", sourceFile.path(), sourceFile.summary(), archived);
    }

    /**
     * Moves a file with a bad row out of the source folder, under a name that was never used. What is delivered of it stays on
     * record: mended and dropped in again, it goes on from the bad row.
     *
     * @throws PublishException if it cannot be moved; the file then stays where it is
     */
    public void setAside(File file) {
        SourceFile sourceFile = files.find(FilesOnTheirWay.pathOf(file));
        Path failed = move(
                sourceFile,
                failedFolder,
                true,
                "Setting %s aside: it has a bad row, and it cannot be moved to %s: %s. It stays and is tried again; make the folder writable and it is moved.");
        sourceFile.archived();
        files.remove(sourceFile);
        LOG.info("{} is set aside as {}", sourceFile.path(), failed);
    }

    /** The receipt is there first, and keeps the name: whoever sees the file can read what became of it. */
    private Path move(SourceFile sourceFile, Path folder, boolean failed, String error) {
        try {
            Files.createDirectories(folder);
            for (int attempt = 1; ; attempt++) {
                Path name = folder.resolve(
                        UnusedName.candidate(String.valueOf(sourceFile.path().getFileName()), attempt));
                if (isOurs(sourceFile, name) && move(sourceFile, name, failed)) {
                    return name;
                }
            }
        } catch (IOException e) {
            throw new PublishException(error.formatted(sourceFile.path(), folder, FileErrors.inWords(e)), e);
        }
    }

    /** Whether a name is free, or was taken by an attempt at this file that a crash ended. */
    private static boolean isOurs(SourceFile sourceFile, Path name) throws IOException {
        boolean taken = sourceFile.progress().checkpoint().archiveName().equals(Optional.of(name));
        if (Files.exists(name)) {
            return taken && Files.isSameFile(name, sourceFile.path());
        }
        return taken || !Files.exists(ReceiptFile.of(name));
    }

    private boolean move(SourceFile sourceFile, Path name, boolean failed) throws IOException {
        sourceFile.progress().moving(name, failed);
        ReceiptFile.write(ReceiptFile.of(name), receipts.of(sourceFile, name));
        try {
            if (Files.exists(name)) {
                Files.delete(sourceFile.path());
            } else {
                FreshName.give(sourceFile.path(), name);
            }
            return true;
        } catch (FileAlreadyExistsException e) {
            Files.deleteIfExists(ReceiptFile.of(name));
            return false;
        } catch (IOException e) {
            Files.deleteIfExists(ReceiptFile.of(name));
            throw e;
        }
    }
}
