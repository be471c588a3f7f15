package io.headwater.delivery;

import io.headwater.files.DurableFile;
import io.headwater.files.FileErrors;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A folder that objects are files in: each whole from the moment it is seen, and on the disk when it counts as stored. */
public final class DeliveredFolder {
    private final Path folder;

    /** The folder, which is made when it is needed. */
    public DeliveredFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes an object.
     *
     * @param name its path within the folder
     */
    public void write(String name, byte[] content) {
        Path file = folder.resolve(name).normalize();
        try {
            Path parent = file.getParent();
            if (parent == null || !file.startsWith(folder.normalize())) {
                throw new FileNotFoundException("a stream with such a name would be delivered outside of " + folder);
            }
            makeFolder(parent);
            // Whoever looks for *.ndjson does not see it; after a crash it is written once more, under the same name.
            Path hidden = file.resolveSibling("." + file.getFileName() + ".part");
            DurableFile.write(hidden, out -> out.write(content));
            Files.move(hidden, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            DurableFile.forceNames(parent);
        } catch (IOException e) {
            throw new DeliveryException(file + " cannot be written: " + FileErrors.inWords(e), e);
        }
    }

    /** A new folder has to be on the disk itself, in the one that it is in. */
    private static void makeFolder(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        Path parent = path.toAbsolutePath().getParent();
        if (parent != null) {
            makeFolder(parent);
            Files.createDirectories(path);
            DurableFile.forceNames(parent);
        }
    }
}
