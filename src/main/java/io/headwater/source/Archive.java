package io.headwater.source;

import io.headwater.files.FileErrors;
import io.headwater.publishing.PublishException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where files go once each of their rows is acknowledged or rejected; the last step of the route that publishes files.
 *
 * <p>It is also the guard of that promise: it compares what was read with what was acknowledged, so that no edit of the route
 * can archive a file whose rows are missing. Thread-safe.
 */
public final class Archive {
    private static final Logger LOG = LoggerFactory.getLogger(Archive.class);

    private final Path folder;
    private final Checkpoints checkpoints;
    private final FilesOnTheirWay files;

    Archive(Path folder, Checkpoints checkpoints, FilesOnTheirWay files) {
        this.folder = folder;
        this.checkpoints = checkpoints;
        this.files = files;
    }

    /**
     * Moves a file here under a name that was never used, if it is delivered whole.
     *
     * @throws PublishException if it is not, or cannot be moved; the file then stays where it is, and what is delivered of it
     *     is not sent again
     */
    public void store(File file) {
        SourceFile sourceFile = files.find(FilesOnTheirWay.pathOf(file));
        sourceFile.requireDelivered();
        Path archived = move(sourceFile.path());
        checkpoints.remove(sourceFile.path());
        files.remove(sourceFile);
        LOG.info("{}: {}; archived as {}", sourceFile.path(), sourceFile.summary(), archived);
    }

    /** Claims the name before the file takes it, so that not even another process can have it overwritten. */
    private Path move(Path file) {
        try {
            Files.createDirectories(folder);
            Path target = UnusedName.claim(folder, String.valueOf(file.getFileName()));
            try {
                return Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                Files.deleteIfExists(target);
                throw e;
            }
        } catch (IOException e) {
            throw new PublishException(
                    "Archiving %s: all its rows are delivered, and it cannot be moved to %s: %s. It stays and will not be sent again; make the folder writable and it is moved."
                            .formatted(file, folder, FileErrors.inWords(e)),
                    e);
        }
    }
}
