package io.headwater.background;

import io.headwater.files.FileErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where in a folder of state a Headwater leaves what others know it by.
 *
 * @param folder the folder of state
 */
public record StateFiles(Path folder) {

    /** Locked by the Headwater that runs. */
    Path lock() {
        return folder.resolve("running.lock");
    }

    /** Which process that is. */
    Path pid() {
        return folder.resolve("headwater.pid");
    }

    /** What it says of itself. */
    public Path status() {
        return folder.resolve("status.json");
    }

    /** What it logs, when it runs in the background. */
    public Path log() {
        return folder.resolve("headwater.log");
    }

    /** Locked by the command that starts one. */
    Path startLock() {
        return folder.resolve("start.lock");
    }

    /**
     * Makes the folder if there is none.
     *
     * @throws BackgroundException if that cannot be, or nothing can be written there
     */
    void makeFolder() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
        if (!Files.isWritable(folder)) {
            throw new BackgroundException(
                    "Starting with the state in %s: no permission to write there. Make the folder writable, or name another by state.directory."
                            .formatted(folder));
        }
    }

    /** That a file of these could not be written. */
    BackgroundException cannotWrite(Path file, IOException cause) {
        return new BackgroundException(
                "Starting with the state in %s: cannot write %s (%s). Make the folder writable, or name another by state.directory."
                        .formatted(folder, file, FileErrors.inWords(cause)));
    }
}
